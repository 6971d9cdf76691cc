import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { acceptableFormats, HostError, type MediaSource, type ResolvedMedia, type Track } from '../domain/index.js';
import { PluginRegistry } from '../plugin/index.js';
import { QueueReader, type QueuedItem } from '../queue/index.js';
import { SourceRegistry } from '../source/index.js';
import { knownTrack } from './item-meta.js';
import { needsAlbum, templateOf } from './track-path.js';

/** Tracks that a source is told of before they are claimed. */
const LOOK_AHEAD = 50;

/** Finds where an item's bytes are, and what its path still needs to know. */
@Injectable()
export class MediaResolver {
  constructor(
    private readonly settings: LiveSettings,
    private readonly sources: SourceRegistry,
    private readonly plugins: PluginRegistry,
    private readonly queue: QueueReader,
  ) {}

  /** @param isFresh ask again although an answer is remembered: its URLs expired */
  async resolve(item: QueuedItem, signal: AbortSignal, isFresh = false): Promise<ResolvedMedia> {
    const { download } = this.settings.current;
    const source = this.sources.get(item.source);
    const media = await source.resolve(
      {
        trackId: item.sourceId,
        formats: acceptableFormats(item.quality.wanted, download.fallback),
        known: knownTrack(item),
        isFresh,
        next: () => this.queue.upcoming(item.source, item.quality.wanted, LOOK_AHEAD),
      },
      signal,
    );
    const isForPath = needsAlbum(templateOf(item, download.templates), media.track);
    if (!isForPath && !this.isForPlugins(item, media.track)) return media;
    return { ...media, track: await withAlbum(source, media.track, isForPath, signal) };
  }

  /** Tags tell label, genres and the number of tracks; one question an album, which the source remembers, not one a hook. */
  private isForPlugins({ quality, parent }: QueuedItem, { album }: Track): boolean {
    if (quality.wanted === 'PREVIEW' || parent?.type === 'album' || album?.trackCount !== null) return false;
    return this.plugins.bindings('processTrack').length > 0;
  }
}

/**
 * An album can be gone from the catalogue although its tracks still answer: then what is known must do.
 * @param isForPath a path must be right at once; for tags alone an answer that makes no sense stops nothing
 */
async function withAlbum(source: MediaSource, track: Track, isForPath: boolean, signal: AbortSignal): Promise<Track> {
  if (!track.album) return track;
  try {
    const album = await source.album(track.album.id, signal);
    return { ...track, album: { ...album, discCount: album.discCount ?? track.album.discCount } };
  } catch (error) {
    const mayBeMissing: readonly string[] = ['not_found', 'not_available', ...(isForPath ? [] : ['invalid_response'])];
    if (!(error instanceof HostError) || !mayBeMissing.includes(error.code)) throw error;
    return track;
  }
}
