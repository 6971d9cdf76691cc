import type { Quality } from './audio-format.js';
import type { Encryption } from './encryption.js';
import type { Album, CataloguePage, Collection, MemberPage, Track } from './media.js';
import type { MediaRef } from './item-id.js';

export const CATALOGUE_TYPES = ['track', 'album', 'playlist', 'artist'] as const;
export type CatalogueType = (typeof CATALOGUE_TYPES)[number];

export interface SearchRequest {
  query: string;
  type: CatalogueType;
  /** 1–100, default 25. */
  limit?: number;
  cursor?: string | null;
}

export interface ResolveRequest {
  trackId: string;
  /** Best first; the answer is one of them. */
  formats: readonly Quality[];
  /** What is known of the track from the page that listed it, if any. */
  known: Track | null;
  /** Ask again although an answer is remembered (its URL expired or failed). */
  isFresh?: boolean;
  /**
   * Tells which tracks of the source are going to be asked for next, in the same formats. The source may find them ahead of need, so
   * that many share one request.
   */
  next?: () => Promise<readonly string[]>;
}

/** Where the bytes of a track are. URLs are credentials: never log, store or show their query. */
export interface ResolvedMedia {
  track: Track;
  /** Id that is really served, after replacements; identity of the recording together with `format`. */
  servedId: string;
  format: Quality;
  /** Alternatives, tried in order. */
  urls: readonly string[];
  /** Epoch ms after which the URLs are dead; null = unknown. */
  expiresAt: number | null;
  sizeBytes: number | null;
  /** null = the bytes come plain. */
  encryption: Encryption | null;
  /** Set when another recording stands in for the one that was asked for; in words, for the user. */
  substitution: string | null;
}

/** State of a source for `GET /source`. No secret in it. */
export interface SourceStatus {
  id: string;
  connected: boolean;
  account: { name: string | null; plan: string | null; country: string | null } | null;
  /** Full formats that the account's plan allows. */
  formats: Quality[];
  hasAccount: boolean;
  hasSecret: boolean;
  /** When the account token was set, epoch ms. */
  tokenSetAt: number | null;
  tokenAgeDays: number | null;
  governor: { limit: number; windowMs: number; used: number; waiting: number; blockedUntil: number | null };
  warnings: string[];
}

/**
 * A place that music comes from (port). Every method may throw the classes of `errors.ts`;
 * all network use obeys `signal` and the source's own governor.
 */
export abstract class MediaSource {
  /** Lower case, `[a-z][a-z0-9-]*`. */
  abstract readonly id: string;

  /**
   * What a link, URI or bare id means.
   * @returns null when it is not one of this source's
   * @throws RequestError `bad_link` when it is this source's but cannot be downloaded, with what to do
   */
  abstract identify(link: string, signal: AbortSignal): Promise<MediaRef | null>;

  /** Head of a collection. @throws NotFoundError, NotAvailableError (private) */
  abstract collection(ref: MediaRef, signal: AbortSignal): Promise<Collection>;

  /** Members of a collection, page by page. @param cursor null for the first page */
  abstract members(ref: MediaRef, cursor: string | null, signal: AbortSignal): Promise<MemberPage>;

  /** One track with all that the catalogue says. */
  abstract track(id: string, signal: AbortSignal): Promise<Track>;

  /** One album with all that the catalogue says; answers are remembered for a while. */
  abstract album(id: string, signal: AbortSignal): Promise<Album>;

  /**
   * The address of a picture of this source in another size.
   * @param url as one of its answers gave it
   * @param pixels width and height that are wanted; the source may have less
   * @returns `url` itself when there is only that
   */
  abstract imageUrl(url: string, pixels: number): string;

  /**
   * Whether that is the address of a picture as its answers give them. Anybody may ask for it by the host, so it must be
   * one of this source's own servers, and of its pictures there.
   */
  abstract ownsImage(url: string): boolean;

  /** Finds where the bytes are, in the best of the formats that the account may have. */
  abstract resolve(request: ResolveRequest, signal: AbortSignal): Promise<ResolvedMedia>;

  abstract search(request: SearchRequest, signal: AbortSignal): Promise<CataloguePage>;

  /** One catalogue thing with its first page of contents, for previews. */
  abstract browse(type: CatalogueType, id: string, cursor: string | null, signal: AbortSignal): Promise<CatalogueView>;

  abstract status(): SourceStatus;

  /** Looks at the account now (scheduled care, changed settings). Resolves with the new status; throws nothing. */
  abstract checkAccount(signal: AbortSignal): Promise<SourceStatus>;
}

/** A catalogue thing and a page of what is in it. */
export interface CatalogueView extends CataloguePage {
  type: CatalogueType;
  id: string;
  title: string;
  artist: string | null;
  coverUrl: string | null;
  releaseDate: string | null;
  trackCount: number | null;
}
