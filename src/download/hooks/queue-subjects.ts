import { Injectable } from '@nestjs/common';
import type { DurableHookName, ImageFile, ImageKind, LibraryItem } from '@deemusic/plugin-sdk';
import { Clock, ITEM_STATUSES, RequestError, type ItemStatus } from '../../domain/index.js';
import {
  HookSubjects,
  PluginHost,
  PluginRegistry,
  sentence,
  type HookFacts,
  type HookSettlement,
  type HookSubject,
  type HookSummary,
} from '../../plugin/index.js';
import {
  PostProcessing,
  QueueReader,
  type PostSettlement,
  type QueuedItem,
  type Transaction,
} from '../../queue/index.js';
import { knownTrack, type TrackMeta } from '../item-meta.js';
import {
  ITEM_TYPE_OF,
  asHookFacts,
  asItemFacts,
  collectionFacts,
  trackFacts,
  type CollectionHookFacts,
  type TrackHookFacts,
} from './hook-facts.js';
import { postOf } from './post-status.js';
import { SubjectFiles } from './subject-files.js';
import { SubjectImages } from './subject-images.js';
import { toAlbumInfo, toTrackInfo } from './track-info.js';
import { patchTrack } from './track-patch.js';

/** Items of a page for "do it again for the whole library": a page is one unit of writing, and downloads wait for its end. */
const CANDIDATES = 25;

/** What the plugin host asks about the music: the items of the queue, their files and their pictures. */
@Injectable()
export class QueueSubjects extends HookSubjects {
  constructor(
    private readonly reader: QueueReader,
    private readonly files: SubjectFiles,
    private readonly images: SubjectImages,
    private readonly post: PostProcessing,
    private readonly plugins: PluginHost,
    private readonly registry: PluginRegistry,
    private readonly clock: Clock,
  ) {
    super();
  }

  async facts(hook: DurableHookName, itemId: string): Promise<HookFacts | null> {
    const item = await this.reader.queued(itemId);
    if (item?.type !== ITEM_TYPE_OF[hook]) return null;
    if (item.type === 'track') return asHookFacts(trackFacts(item));
    return asHookFacts(collectionFacts(item, await this.reader.queuedMembers(itemId)));
  }

  async subject(hook: DurableHookName, facts: HookFacts, signal: AbortSignal): Promise<HookSubject | null> {
    const known = asItemFacts(facts);
    // A clip is no track that one has.
    if (known.item.quality.wanted === 'PREVIEW') return null;
    return known.kind === 'track' ? this.trackSubject(hook, known, signal) : this.collectionSubject(known, signal);
  }

  image(facts: HookFacts, kind: ImageKind, pixels: number, signal: AbortSignal): Promise<ImageFile | null> {
    return this.images.one(asItemFacts(facts), kind, pixels, signal);
  }

  async item(id: string): Promise<LibraryItem | null> {
    const item = await this.reader.get(id);
    return item && toLibraryItem(item);
  }

  async items(
    query: Parameters<HookSubjects['items']>[0],
  ): Promise<{ items: LibraryItem[]; nextCursor: string | null }> {
    const { status, ...rest } = query;
    const page = await this.reader.page({ ...rest, ...(status === undefined ? {} : { status: statusOf(status) }) });
    return { items: page.items.map(toLibraryItem), nextCursor: page.nextCursor };
  }

  async settled(tx: Transaction, { itemId, patch, note, ...settlement }: HookSettlement): Promise<void> {
    const item = await this.reader.queued(itemId, tx);
    // A track that begins anew or was stopped has no runs that count; those it had were taken back in this very unit.
    if (!item || (item.type === 'track' && item.status !== 'processing' && item.status !== 'completed')) return;
    const summary = this.heeded(settlement.summary);
    const { failure } = summary;
    await this.post.settle(tx, itemId, {
      post: postOf(summary, item.status),
      wait: this.waitOf(summary),
      failure: failure && inWords(failure),
      note,
      facts: patch && correctedFacts(item, patch),
    });
  }

  candidates(hook: DurableHookName, after: string | null): Promise<{ ids: string[]; next: string | null }> {
    return this.reader.resting(ITEM_TYPE_OF[hook], after, CANDIDATES);
  }

  /** What a plugin failed at that was switched off since fails nothing: it may date from an earlier life of the track. */
  private heeded(summary: HookSummary): HookSummary {
    const { failure } = summary;
    if (failure === null) return summary;
    const isWanted = this.registry.bindings('processTrack').some(({ plugin }) => plugin === failure.plugin);
    return isWanted ? summary : { ...summary, failure: null };
  }

  private waitOf({ holding, isHeldForGood }: HookSettlement['summary']): PostSettlement['wait'] {
    if (holding === 0) return 'release';
    return isHeldForGood ? 'keep' : { until: this.clock.now() + this.plugins.holdMs };
  }

  private async trackSubject(
    hook: DurableHookName,
    facts: TrackHookFacts,
    signal: AbortSignal,
  ): Promise<HookSubject | null> {
    const file = await this.files.find(facts);
    if (!file) return null;
    const { missing, ...images } = await this.images.all(facts, signal);
    const { item, track, source } = facts;
    if (missing.length > 0) {
      await this.post.note(
        item.id,
        `Plugins went on without the ${missing.join(' and the ')}, which could not be fetched.`,
      );
    }
    const event = { item, track: toTrackInfo(track, source), file, ...images };
    return { event, isLate: hook === 'processTrack' && file.isPublished };
  }

  private async collectionSubject(facts: CollectionHookFacts, signal: AbortSignal): Promise<HookSubject | null> {
    if (facts.isRemoved && !(await this.files.hasAny(facts))) return null;
    const { missing: _missing, ...images } = await this.images.all(facts, signal);
    const { item, source, collection, members, counts } = facts;
    const about = { item, members, counts, ...images };
    if (collection.type === 'album')
      return { event: { ...about, album: toAlbumInfo(collection.album) }, isLate: false };
    const { coverUrl: _coverUrl, ...playlist } = collection.playlist;
    return { event: { ...about, playlist: { ...playlist, source } }, isLate: false };
  }
}

/** Whose fault it is, and what to do. */
function inWords({ plugin, message }: NonNullable<HookSummary['failure']>): string {
  return `The plugin ${plugin} did not do its part: ${sentence(message)} See its log and retry, or disable it first to have the track without it.`;
}

function correctedFacts(item: QueuedItem, patch: NonNullable<HookSettlement['patch']>): PostSettlement['facts'] {
  const known = knownTrack(item);
  if (!known) return null;
  const track = patchTrack(known, patch);
  const meta: TrackMeta = { ...(item.meta as TrackMeta), track };
  return { title: track.title, artist: track.artist, album: track.album?.title ?? null, meta };
}

function toLibraryItem({ id, type, status, title, artist, album, parentId, outputPath }: LibraryItem): LibraryItem {
  return { id, type, status, title, artist, album, parentId, outputPath };
}

/** @throws RequestError `bad_request` */
function statusOf(status: string): ItemStatus {
  const known = ITEM_STATUSES.find((one) => one === status);
  if (known) return known;
  throw new RequestError('bad_request', `there is no status "${status}"; there are ${ITEM_STATUSES.join(', ')}`);
}
