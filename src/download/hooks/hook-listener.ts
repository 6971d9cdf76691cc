import { Injectable } from '@nestjs/common';
import { isTerminal, type Item } from '../../domain/index.js';
import { PluginHost } from '../../plugin/index.js';
import {
  QueueReader,
  type ItemChange,
  type ItemRemoval,
  type Transaction,
  type TransitionEffect,
  type TransitionListener,
} from '../../queue/index.js';
import { asHookFacts, collectionFacts, trackFacts } from './hook-facts.js';
import { postOf } from './post-status.js';

/** What is still open then was not waited for any longer. */
const LATE = 'It was published before its plugins were through with it; they go on with the published file.';

/**
 * Makes hooks due where the life of an item comes by them, in the unit of that very change: `processTrack` when a track is staged,
 * `afterTrack` when it is published, `afterAlbum` and `afterPlaylist` whenever a collection comes to rest. Previews have no hooks: they
 * are no tracks that one has. An item whose `post` is `none` has no runs, and costs nothing here.
 */
@Injectable()
export class HookListener implements TransitionListener {
  constructor(
    private readonly plugins: PluginHost,
    private readonly reader: QueueReader,
  ) {}

  onTransition(tx: Transaction, change: ItemChange): Promise<TransitionEffect | void> {
    if (change.item.quality.wanted === 'PREVIEW') return Promise.resolve();
    return change.item.type === 'track' ? this.onTrack(tx, change) : this.onCollection(tx, change);
  }

  async onRemoving(tx: Transaction, { items, isWithFiles }: ItemRemoval): Promise<string[]> {
    for (const item of items) {
      if (item.post === 'none') continue;
      if (isWithFiles) await this.plugins.supersede(tx, item.id, 'its files were deleted');
      else if (item.type === 'track' && item.status !== 'completed')
        await this.plugins.supersede(tx, item.id, 'it was taken off the list before it was published');
      else await this.keepFacts(tx, item);
    }
    if (!isWithFiles) return [];
    return this.plugins.releaseArtifacts(
      tx,
      items.map(({ id }) => id),
    );
  }

  onFilesDeleted(tx: Transaction, paths: readonly string[]): Promise<void> {
    return this.plugins.forgetArtifacts(tx, paths);
  }

  private async onTrack(tx: Transaction, { item, to, at }: ItemChange): Promise<TransitionEffect | void> {
    switch (to) {
      case 'processing':
        return this.onStaged(tx, item, at);
      case 'completed':
        return this.onPublished(tx, item);
      case 'failed':
        // Of a track that failed by a hook the dead run is to be seen; what is open finds no file and ends by itself.
        return item.post === 'failed' ? undefined : this.takeBack(tx, item, 'the track failed');
      case 'cancelled':
      case 'skipped':
        return this.takeBack(tx, item, `the track was ${to}`);
      case 'pending':
        return this.takeBack(tx, item, 'the track begins anew');
      default:
        return undefined;
    }
  }

  /** The track waits for its plugins without a slot: for a bounded time, or for good for one that it must not be seen without. */
  private async onStaged(tx: Transaction, item: Item, at: number): Promise<TransitionEffect | void> {
    const summary = await this.plugins.enqueue(tx, { name: 'processTrack', itemId: item.id, reason: 'live' });
    if (!summary) return undefined;
    const post = summary.openProcess > 0 ? 'pending' : item.post;
    const until = summary.isHeldForGood ? null : at + this.plugins.holdMs;
    const isHeld = summary.holding > 0 && (until === null || until > at);
    return isHeld ? { post, waiting: { until } } : { post };
  }

  private async onPublished(tx: Transaction, item: Item): Promise<TransitionEffect | void> {
    const summary = await this.plugins.enqueue(tx, { name: 'afterTrack', itemId: item.id, reason: 'live' });
    if (summary) return { post: postOf(summary, 'completed'), ...(summary.openProcess > 0 ? { note: LATE } : {}) };
    return item.post === 'pending' ? { post: 'degraded', note: LATE } : undefined;
  }

  private async onCollection(tx: Transaction, { item, from, to }: ItemChange): Promise<TransitionEffect | void> {
    if (to === 'cancelled') return this.takeBack(tx, item, 'it was cancelled');
    // A listing that failed leaves nothing to work on; one that lost its last member leaves what was made of it.
    if (!isTerminal(to) || (item.children?.total === 0 && from !== to)) return undefined;
    const name = item.type === 'album' ? 'afterAlbum' : 'afterPlaylist';
    const summary = await this.plugins.enqueue(tx, { name, itemId: item.id, reason: 'live' });
    return summary ? { post: postOf(summary, to) } : undefined;
  }

  private async takeBack(tx: Transaction, item: Item, why: string): Promise<TransitionEffect | void> {
    if (item.post === 'none') return undefined;
    await this.plugins.supersede(tx, item.id, why);
    return { post: 'none' };
  }

  /** Open runs of what leaves the list go on with what is known of it now. */
  private async keepFacts(tx: Transaction, item: Item): Promise<void> {
    if (!(await this.plugins.hasOpenRuns(tx, item.id))) return;
    const queued = await this.reader.queued(item.id, tx);
    if (!queued) return;
    if (item.type === 'track') {
      const facts = asHookFacts(trackFacts(queued));
      if (facts) await this.plugins.itemRemoved(tx, item.id, { processTrack: facts, afterTrack: facts });
      return;
    }
    const facts = collectionFacts(queued, await this.reader.queuedMembers(item.id, tx));
    if (!facts) return;
    const kept = { ...facts, isRemoved: true };
    await this.plugins.itemRemoved(tx, item.id, item.type === 'album' ? { afterAlbum: kept } : { afterPlaylist: kept });
  }
}
