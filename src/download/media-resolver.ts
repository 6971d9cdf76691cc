import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { acceptableFormats, HostError, type MediaSource, type ResolvedMedia, type Track } from '../domain/index.js';
import type { QueuedItem } from '../queue/index.js';
import { SourceRegistry } from '../source/index.js';
import { knownTrack } from './item-meta.js';
import { needsAlbum, templateOf } from './track-path.js';

/** Finds where an item's bytes are, and what its path still needs to know. */
@Injectable()
export class MediaResolver {
  constructor(
    private readonly settings: LiveSettings,
    private readonly sources: SourceRegistry,
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
      },
      signal,
    );
    if (!needsAlbum(templateOf(item, download.templates), media.track)) return media;
    return { ...media, track: await withAlbum(source, media.track, signal) };
  }
}

/** An album can be gone from the catalogue although its tracks still answer: then what is known must do. */
async function withAlbum(source: MediaSource, track: Track, signal: AbortSignal): Promise<Track> {
  if (!track.album) return track;
  try {
    const album = await source.album(track.album.id, signal);
    return { ...track, album: { ...album, discCount: album.discCount ?? track.album.discCount } };
  } catch (error) {
    const isGone = error instanceof HostError && (error.code === 'not_found' || error.code === 'not_available');
    if (!isGone) throw error;
    return track;
  }
}
