import { setMaxListeners } from 'node:events';
import { Injectable } from '@nestjs/common';
import { DEFAULT_SOURCE, HostError, RequestError, TimeoutError, toHostError, type MediaRef } from '../domain/index.js';
import { SourceRegistry } from '../source/index.js';
import type { DownloadEntry } from './download-request.schema.js';
import type { Fault } from './fault.schema.js';
import type { EntryFault } from './read-request.js';

const IDENTIFY_TIMEOUT_MS = 15_000;

/** What a link means, or why it means nothing here. */
export interface CheckedLink {
  link: string;
  ref: MediaRef | null;
  error: Fault | null;
}

/** Finds out what each entry of a request means; all or nothing. */
@Injectable()
export class LinkIdentification {
  constructor(private readonly sources: SourceRegistry) {}

  /**
   * @param entries null where one is known to be bad already
   * @param faults what is wrong with those
   * @param signal ends it; default after 15 s
   * @throws RequestError `bad_request` with `details [{ index, code, message }]` naming each bad entry
   */
  async identify(
    entries: readonly (DownloadEntry | null)[],
    faults: readonly EntryFault[] = [],
    signal = AbortSignal.timeout(IDENTIFY_TIMEOUT_MS),
  ): Promise<MediaRef[]> {
    setMaxListeners(0, signal);
    const found = await Promise.all(entries.map(async (entry) => entry && this.found(entry, signal)));
    const unknown = found.flatMap((ref, index) =>
      ref instanceof HostError ? [{ index, code: ref.code, message: ref.message }] : [],
    );
    const bad = [...faults, ...unknown].sort((a, b) => a.index - b.index);
    const [first] = bad;
    if (!first) return found as MediaRef[];
    if (entries.length === 1) throw new RequestError(codeOf(found[0]), first.message, { details: bad });
    const count = new Set(bad.map(({ index }) => index)).size;
    throw new RequestError(
      'bad_request',
      `${String(count)} of ${String(entries.length)} entries cannot be downloaded; nothing was added.`,
      { details: bad },
    );
  }

  /** What each link means, in their order; nothing is thrown. @param signal ends it; default after 15 s */
  async check(links: readonly string[], signal = AbortSignal.timeout(IDENTIFY_TIMEOUT_MS)): Promise<CheckedLink[]> {
    setMaxListeners(0, signal);
    return Promise.all(
      links.map(async (link) => {
        const found = await this.found({ link }, signal);
        if (!(found instanceof HostError)) return { link, ref: found, error: null };
        // The message of an unknown error is somebody else's and may hold anything.
        const { code, message } = found.code === 'unknown' ? internalFault() : found;
        return { link, ref: null, error: { code, message } };
      }),
    );
  }

  private found(entry: DownloadEntry, signal: AbortSignal): Promise<MediaRef | HostError> {
    return this.refOf(entry, signal).catch((error: unknown) => (signal.aborted ? tooSlow() : toHostError(error)));
  }

  private async refOf(entry: DownloadEntry, signal: AbortSignal): Promise<MediaRef> {
    if (entry.link === undefined) {
      const source = this.sources.get(entry.source ?? DEFAULT_SOURCE);
      return { source: source.id, type: entry.type!, id: entry.id! };
    }
    const ref = await this.sources.identify(entry.link, signal);
    if (ref) return ref;
    throw new RequestError(
      'bad_link',
      'This is not a link of a track, album or playlist that a source knows. Copy the link from the page of the track, album or playlist.',
    );
  }
}

function internalFault(): RequestError {
  return new RequestError('internal', 'Something went wrong inside the host; try again, and look into its log');
}

function tooSlow(): TimeoutError {
  return new TimeoutError(
    'The service did not say in time what this is. Try again in a minute, or use a link that names the track, album or playlist by its number.',
  );
}

function codeOf(found: unknown): 'bad_link' | 'bad_request' | 'unavailable' {
  if (!(found instanceof HostError)) return 'bad_request';
  if (found.code === 'bad_link') return 'bad_link';
  return found.retryable ? 'unavailable' : 'bad_request';
}
