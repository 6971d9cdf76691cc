import { setMaxListeners } from 'node:events';
import { Injectable } from '@nestjs/common';
import { DEFAULT_SOURCE, HostError, RequestError, toHostError, type MediaRef } from '../domain/index.js';
import { SourceRegistry } from '../source/index.js';
import type { DownloadEntry } from './download-request.schema.js';

const IDENTIFY_TIMEOUT_MS = 15_000;

/** Finds out what each entry of a request means; all or nothing. */
@Injectable()
export class LinkIdentification {
  constructor(private readonly sources: SourceRegistry) {}

  /** @throws RequestError `bad_request` with `details [{ index, code, message }]` naming each bad entry */
  async identify(entries: readonly DownloadEntry[]): Promise<MediaRef[]> {
    const signal = AbortSignal.timeout(IDENTIFY_TIMEOUT_MS);
    setMaxListeners(0, signal);
    const found = await Promise.all(entries.map((entry) => this.refOf(entry, signal).catch(toHostError)));
    const bad = found.flatMap((ref, index) =>
      ref instanceof HostError ? [{ index, code: ref.code, message: ref.message }] : [],
    );
    if (bad.length === 0) return found as MediaRef[];
    const [first] = bad;
    const code = entries.length === 1 ? codeOf(found[0] as HostError) : 'bad_request';
    const message =
      entries.length === 1
        ? (first?.message ?? '')
        : `${String(bad.length)} of ${String(entries.length)} entries cannot be downloaded; nothing was added.`;
    throw new RequestError(code, message, { details: bad });
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

function codeOf(error: HostError): 'bad_link' | 'bad_request' | 'unavailable' {
  if (error.code === 'bad_link') return 'bad_link';
  return error.retryable ? 'unavailable' : 'bad_request';
}
