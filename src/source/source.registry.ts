import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import { RequestError, type MediaRef, type MediaSource, type Notice } from '../domain/index.js';

const SOURCE_ID = /^[a-z][a-z0-9-]*$/;

/** The places that music comes from. */
@Injectable()
export class SourceRegistry {
  private readonly sources = new Map<string, MediaSource>();
  private readonly notices = new Subject<Notice>();

  /** What sources have to tell the operator, as it happens. */
  readonly notices$: Observable<Notice> = this.notices.asObservable();

  /** @throws Error when the id is taken or not `[a-z][a-z0-9-]*`: a fault of the program, found at start */
  register(source: MediaSource): void {
    if (!SOURCE_ID.test(source.id))
      throw new Error(`source id "${source.id}" must be lower case letters, digits, dashes`);
    if (this.sources.has(source.id)) throw new Error(`source "${source.id}" is registered twice`);
    this.sources.set(source.id, source);
  }

  /** @throws RequestError `not_found` when there is no such source */
  get(id: string): MediaSource {
    const source = this.sources.get(id);
    if (source) return source;
    const known = [...this.sources.keys()].join(', ') || 'none';
    throw new RequestError('not_found', `There is no source "${id}". Known: ${known}.`);
  }

  /** All sources, in the order of registration. */
  list(): MediaSource[] {
    return [...this.sources.values()];
  }

  /**
   * Asks each source in turn what a link, URI or bare id means.
   * @returns null when none of them knows it
   * @throws RequestError `bad_link` when one knows it but cannot download it
   */
  async identify(link: string, signal: AbortSignal): Promise<MediaRef | null> {
    for (const source of this.sources.values()) {
      const ref = await source.identify(link, signal);
      if (ref) return ref;
    }
    return null;
  }

  /** For sources: tells the operator something. */
  notify(notice: Notice): void {
    this.notices.next(notice);
  }
}
