import type { z } from 'zod';
import { NotFoundError, RequestError } from '../../domain/index.js';
import type { Transport } from '../upstream/transport.js';
import { parseJson, validate } from '../upstream/validate.js';
import { catalogueError } from './catalogue-error.js';
import {
  albumSchema,
  artistSchema,
  listSchema,
  playlistSchema,
  trackSchema,
  type ApiAlbum,
  type ApiArtist,
  type ApiPlaylist,
  type ApiTrack,
} from './catalogue.schema.js';
import { nextCursor, parseCursor } from './page-cursor.js';

/** A page of a list of the catalogue. */
export interface ApiPage<T> {
  data: T[];
  total: number | null;
  nextCursor: string | null;
}

export const SERVICE = 'deezer-catalogue';
const SAFE_ID = /^-?\d{1,19}$/;

/** The public catalogue: GET, JSON, no account. */
export class CatalogueClient {
  /** @param baseUrl read at each request */
  constructor(
    private readonly transport: Transport,
    private readonly baseUrl: () => string,
  ) {}

  track(id: string, signal: AbortSignal): Promise<ApiTrack> {
    return this.get(`track/${safe(id)}`, trackSchema, signal);
  }

  album(id: string, signal: AbortSignal): Promise<ApiAlbum> {
    return this.get(`album/${safe(id)}`, albumSchema, signal);
  }

  playlist(id: string, signal: AbortSignal): Promise<ApiPlaylist> {
    return this.get(`playlist/${safe(id)}`, playlistSchema, signal);
  }

  artist(id: string, signal: AbortSignal): Promise<ApiArtist> {
    return this.get(`artist/${safe(id)}`, artistSchema, signal);
  }

  albumTracks(id: string, cursor: string | null, signal: AbortSignal): Promise<ApiPage<ApiTrack>> {
    return this.page(`album/${safe(id)}/tracks`, {}, trackSchema, cursor, 100, signal);
  }

  playlistTracks(id: string, cursor: string | null, signal: AbortSignal): Promise<ApiPage<ApiTrack>> {
    return this.page(`playlist/${safe(id)}/tracks`, {}, trackSchema, cursor, 500, signal);
  }

  artistAlbums(id: string, cursor: string | null, signal: AbortSignal): Promise<ApiPage<ApiAlbum>> {
    return this.page(`artist/${safe(id)}/albums`, {}, albumSchema, cursor, 50, signal);
  }

  search<Item extends z.ZodType>(
    type: string,
    query: string,
    item: Item,
    page: { cursor: string | null; limit: number },
    signal: AbortSignal,
  ): Promise<ApiPage<z.output<Item>>> {
    if (query.trim() === '') throw new RequestError('bad_request', 'Say what to search for.');
    return this.page(`search/${type}`, { q: query }, item, page.cursor, page.limit, signal);
  }

  /** One answer; a lookup by ISRC or UPC has the same form as the thing itself. */
  async get<Schema extends z.ZodType>(path: string, schema: Schema, signal: AbortSignal): Promise<z.output<Schema>> {
    const url = `${this.baseUrl().replace(/\/+$/, '')}/${path}`;
    const what = path.split('?')[0] ?? path;
    return this.transport.send({ service: SERVICE, url, signal }, ({ text }) => {
      const body = parseJson(text, what);
      const error = catalogueError(body, what);
      if (error) throw error;
      return validate(schema, body, what);
    });
  }

  private async page<Item extends z.ZodType>(
    path: string,
    query: Record<string, string>,
    item: Item,
    cursor: string | null,
    firstLimit: number,
    signal: AbortSignal,
  ): Promise<ApiPage<z.output<Item>>> {
    const page = cursor === null ? { index: 0, limit: firstLimit } : parseCursor(cursor);
    const parameters = new URLSearchParams({ ...query, index: String(page.index), limit: String(page.limit) });
    const { data, total, next } = await this.get(`${path}?${parameters.toString()}`, listSchema(item), signal);
    return { data, total, nextCursor: nextCursor(next, this.baseUrl(), page) };
  }
}

/** Ids become part of a path: nothing but a number may. */
function safe(id: string): string {
  if (SAFE_ID.test(id)) return id;
  throw new NotFoundError(`"${id.slice(0, 40)}" is not an id of Deezer: those are numbers.`);
}
