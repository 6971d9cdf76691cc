import { setMaxListeners } from 'node:events';
import type { Subscription } from 'rxjs';
import {
  type Album,
  type CataloguePage,
  type CatalogueType,
  type CatalogueView,
  type Collection,
  type MediaRef,
  MediaSource,
  type MemberPage,
  RequestError,
  type ResolvedMedia,
  type ResolveRequest,
  type SearchRequest,
  type SourceStatus,
  type Track,
} from '../domain/index.js';
import { isLoopbackUrl } from '../http/index.js';
import { isImageUrl, sizedImageUrl } from './catalogue/cover-url.js';
import { assemble, type DeezerParts, type DeezerSourceOptions } from './deezer-parts.js';
import { type LinkHosts, type LinkMeaning, parseLink } from './link/link-parser.js';
import { followShortLink } from './link/short-link.js';
import { sourceStatus } from './source-status.js';

/** Deezer as a source: the operator's own account, entitlements honoured; the catalogue and previews need none. */
export class DeezerSource extends MediaSource {
  readonly id = 'deezer';
  private readonly parts: DeezerParts;
  private readonly lifetime = new AbortController();
  private readonly subscription: Subscription;

  constructor(private readonly options: DeezerSourceOptions) {
    super();
    // Every shared request listens to it; that is no leak.
    setMaxListeners(0, this.lifetime.signal);
    this.parts = assemble(options, this.lifetime.signal);
    this.subscription = options.settings
      .select$(({ deezer }) => deezer.requestsPer5s)
      .subscribe(() => {
        this.parts.governor.refresh();
      });
  }

  async identify(link: string, signal: AbortSignal): Promise<MediaRef | null> {
    const hosts = this.linkHosts();
    const meaning = parseLink(link, hosts);
    if (meaning?.kind !== 'short') return meaning && this.refOf(meaning, signal);
    return this.refOf(await followShortLink(meaning.url, hosts, this.parts.transport, signal), signal);
  }

  async collection({ type, id }: MediaRef, signal: AbortSignal): Promise<Collection> {
    if (type === 'album') return { type, album: await this.parts.catalogue.album(id, signal) };
    if (type === 'playlist') return { type, playlist: await this.parts.catalogue.playlist(id, signal) };
    throw new RequestError('bad_request', 'A track has no members.');
  }

  members(ref: MediaRef, cursor: string | null, signal: AbortSignal): Promise<MemberPage> {
    return this.parts.catalogue.members(ref, cursor, signal);
  }

  track(id: string, signal: AbortSignal): Promise<Track> {
    return this.parts.catalogue.track(id, signal);
  }

  album(id: string, signal: AbortSignal): Promise<Album> {
    return this.parts.catalogue.albumWithDiscs(id, signal);
  }

  imageUrl(url: string, pixels: number): string {
    return sizedImageUrl(url, pixels);
  }

  ownsImage(url: string): boolean {
    const { apiUrl } = this.options.settings.current.deezer;
    return isImageUrl(url, isLoopbackUrl(apiUrl) ? new URL(apiUrl).origin : null);
  }

  /** Nothing is remembered, so each answer is fresh: song data and media requests are batched instead. */
  resolve(request: ResolveRequest, signal: AbortSignal): Promise<ResolvedMedia> {
    const isPreview = request.formats.includes('PREVIEW');
    return isPreview ? this.parts.previews.resolve(request, signal) : this.parts.full.resolve(request, signal);
  }

  search(request: SearchRequest, signal: AbortSignal): Promise<CataloguePage> {
    return this.parts.browser.search(request, signal);
  }

  browse(type: CatalogueType, id: string, cursor: string | null, signal: AbortSignal): Promise<CatalogueView> {
    return this.parts.browser.browse(type, id, cursor, signal);
  }

  status(): SourceStatus {
    return sourceStatus(this.parts, this.options.settings.current.deezer, this.options.tokenSetAt());
  }

  async checkAccount(signal: AbortSignal): Promise<SourceStatus> {
    if (this.options.settings.current.deezer.arl !== null) {
      // What is wrong shows in the status; the watch has told the operator.
      await this.parts.session.check(signal).catch(() => undefined);
    }
    this.parts.watch.report();
    return this.status();
  }

  /** Ends what is under way for several callers. */
  close(): void {
    this.subscription.unsubscribe();
    this.lifetime.abort(new Error('the source was closed'));
  }

  private async refOf(meaning: LinkMeaning, signal: AbortSignal): Promise<MediaRef> {
    switch (meaning.kind) {
      case 'ref':
        return meaning.ref;
      case 'isrc':
        return this.parts.codes.byIsrc(meaning.code, signal);
      case 'upc':
        return this.parts.codes.byUpc(meaning.code, signal);
      case 'short':
        throw new RequestError('bad_link', 'This short link leads to another one.');
    }
  }

  private linkHosts(): LinkHosts {
    const { apiUrl } = this.options.settings.current.deezer;
    return { shortLinkHost: isLoopbackUrl(apiUrl) ? new URL(apiUrl).host : null };
  }
}
