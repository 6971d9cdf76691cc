import { Injectable } from '@nestjs/common';
import type { TrackPatch } from '@deemusic/plugin-sdk';
import type { Track } from '../../domain/index.js';
import { PluginHost } from '../../plugin/index.js';
import type { QueuedItem, RunContext } from '../../queue/index.js';
import { knownTrack } from '../item-meta.js';
import { toItemInfo } from './hook-facts.js';
import { trackOf } from './track-facts.js';
import { toTrackInfo } from './track-info.js';
import { patchTrack } from './track-patch.js';

/** What plugins want of a download before it begins; each time it runs. */
export interface Wishes {
  /** Why it is not to be downloaded, in words; null = it is. */
  skip: string | null;
  /** As it is to be downloaded: in the quality that they want. */
  item: QueuedItem;
  tags: TrackPatch | null;
  /** Relative to the library, without extension; null = by the template. */
  path: string | null;
}

/** Asks the plugins, in their order, before any byte. */
@Injectable()
export class PluginWishes {
  constructor(private readonly plugins: PluginHost) {}

  /** @throws HostError `plugin` when one failed without which the track must not be downloaded */
  async ask(item: QueuedItem, run: RunContext): Promise<Wishes> {
    const track = knownTrack(item) ? toTrackInfo(trackOf(item, item.parent), item.source) : null;
    const { skip, patch, notes } = await this.plugins.beforeDownload({ item: toItemInfo(item), track }, run.signal);
    for (const note of notes) await run.save({ note });
    return {
      skip: skip && `${skip.plugin}: ${skip.reason}`,
      item: await this.inQuality(item, patch.quality, run),
      tags: patch.tags ?? null,
      path: patch.targetPath ?? null,
    };
  }

  /** A clip never stands for the track, nor the track for a clip: they are different wishes of the user, and need different things. */
  private async inQuality(
    item: QueuedItem,
    quality: QueuedItem['quality']['wanted'] | undefined,
    run: RunContext,
  ): Promise<QueuedItem> {
    const { wanted, got } = item.quality;
    if (quality === undefined || quality === wanted) return item;
    if (quality === 'PREVIEW' || wanted === 'PREVIEW') {
      await run.save({
        note: `A plugin asked for ${quality} instead of ${wanted}; that is not possible and was passed over.`,
      });
      return item;
    }
    return { ...item, quality: { wanted: quality, got } };
  }
}

/** What the source says of a track, as the plugins want it. */
export function withWishes(track: Track, { tags }: Wishes): Track {
  return tags === null ? track : patchTrack(track, tags);
}
