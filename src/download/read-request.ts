import { RequestError } from '../domain/index.js';
import { downloadEntrySchema, downloadRequestSchema, type DownloadEntry } from './download-request.schema.js';

/** Why one entry of a request cannot be downloaded. */
export interface EntryFault {
  index: number;
  code: string;
  message: string;
  /** Of an entry that is badly formed: which part of the body. */
  path?: string;
}

/** The entries of a request in their order; null where one is badly formed, which `faults` tells more of. */
export interface ReadRequest {
  entries: (DownloadEntry | null)[];
  faults: EntryFault[];
}

interface Fault {
  path: PropertyKey[];
  message: string;
}

/**
 * Reads the body of `POST /downloads`.
 * @throws RequestError `bad_request` with the path of each fault, when it is not one entry alone that is bad
 */
export function readRequest(body: unknown): ReadRequest {
  const parsed = downloadRequestSchema.safeParse(body);
  if (parsed.success) {
    const { items, ...shared } = parsed.data;
    return { entries: items?.map((entry) => ({ ...shared, ...entry })) ?? [shared], faults: [] };
  }
  const { issues } = parsed.error;
  const faults = issues.flatMap((issue) => ofEntry(issue) ?? []);
  if (faults.length < issues.length) throw badRequest(issues);
  // Only entries are bad, so the rest of the body is what it should be.
  const { items, ...shared } = body as { items: unknown[] };
  const entries = items.map((entry) => {
    const good = downloadEntrySchema.safeParse(entry);
    return good.success ? { ...shared, ...good.data } : null;
  });
  return { entries, faults };
}

function ofEntry({ path, message }: Fault): EntryFault | null {
  const [list, index] = path;
  if (list !== 'items' || typeof index !== 'number') return null;
  return { index, code: 'bad_request', message, path: path.join('.') };
}

function badRequest(issues: readonly Fault[]): RequestError {
  const details = issues.map((issue) => ofEntry(issue) ?? { path: issue.path.join('.'), message: issue.message });
  const named = details.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return new RequestError('bad_request', `The request is not as expected: ${named.slice(0, 3).join('; ')}`, {
    details,
  });
}
