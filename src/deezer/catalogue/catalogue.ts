import {
  type Album,
  type Clock,
  HostError,
  type MediaRef,
  type MemberPage,
  type Playlist,
  type Track,
} from '../../domain/index.js';
import { SharedCache } from '../upstream/shared-cache.js';
import { waitFor } from '../upstream/wait-for.js';
import type { CatalogueClient } from './catalogue-client.js';
import type { CatalogueMapper } from './catalogue-mapper.js';
import type { ApiTrack } from './catalogue.schema.js';

const ALBUMS = { maxEntries: 500, maxAgeMs: 60 * 60_000 };
const WITHOUT_TRACKS: readonly string[] = ['not_found', 'not_available', 'invalid_response'];

/** The catalogue in the host's words; albums are remembered. */
export class Catalogue {
  private readonly albums: SharedCache<Album>;
  private readonly discs: SharedCache<number | null>;

  /** @param lifetime ends when the source does; what several callers share hangs on it */
  constructor(
    private readonly client: CatalogueClient,
    private readonly mapper: CatalogueMapper,
    clock: Clock,
    lifetime: AbortSignal,
  ) {
    this.albums = new SharedCache(
      clock,
      async (id) => this.mapper.album(await this.client.album(id, lifetime)),
      ALBUMS,
    );
    this.discs = new SharedCache(clock, (id) => this.lastDisc(id, lifetime), ALBUMS);
  }

  async track(id: string, signal: AbortSignal): Promise<Track> {
    return this.mapper.track(await this.client.track(id, signal));
  }

  /** The track as the service shows it, for its preview and its alternative. */
  rawTrack(id: string, signal: AbortSignal): Promise<ApiTrack> {
    return this.client.track(id, signal);
  }

  album(id: string, signal: AbortSignal): Promise<Album> {
    return waitFor(this.albums.get(id), signal);
  }

  /** The album and how many discs it has, which its head does not tell. */
  async albumWithDiscs(id: string, signal: AbortSignal): Promise<Album> {
    const album = await this.album(id, signal);
    if (album.discCount !== null) return album;
    return { ...album, discCount: await waitFor(this.discs.get(id), signal) };
  }

  async playlist(id: string, signal: AbortSignal): Promise<Playlist> {
    return this.mapper.playlist(await this.client.playlist(id, signal));
  }

  async members(ref: MediaRef, cursor: string | null, signal: AbortSignal): Promise<MemberPage> {
    if (ref.type === 'album') return this.albumMembers(ref.id, signal);
    const page = await this.client.playlistTracks(ref.id, cursor, signal);
    return {
      members: page.data.map((track) => this.mapper.track(track)),
      nextCursor: page.nextCursor,
      total: page.total,
    };
  }

  /**
   * All tracks of an album at once (the longest have some hundreds): each carries the head of the album, and that says
   * how many discs there are, which only the last page tells.
   */
  private async albumMembers(id: string, signal: AbortSignal): Promise<MemberPage> {
    const head = await this.album(id, signal);
    const tracks: ApiTrack[] = [];
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
      const page = await this.client.albumTracks(id, cursor, signal);
      tracks.push(...page.data);
      cursor = page.nextCursor;
    }
    const discs = tracks.map((track) => track.disk_number ?? 1);
    const album: Album = { ...head, discCount: discs.length === 0 ? null : Math.max(...discs) };
    this.albums.set(id, album);
    return { members: tracks.map((track) => this.mapper.track(track, album)), nextCursor: null, total: tracks.length };
  }

  /** Its last track is on its last disc. An album whose tracks are not shown keeps its head. */
  private async lastDisc(id: string, signal: AbortSignal): Promise<number | null> {
    const { trackCount } = await this.album(id, signal);
    if (trackCount === null || trackCount < 2) return trackCount === 1 ? 1 : null;
    try {
      const { data } = await this.client.albumTracks(id, `${String(trackCount - 1)}:1`, signal);
      return data.at(-1)?.disk_number ?? null;
    } catch (error) {
      const isWithout = error instanceof HostError && WITHOUT_TRACKS.includes(error.code);
      if (!isWithout) throw error;
      return null;
    }
  }
}
