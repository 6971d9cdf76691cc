import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { InterruptedError, type Quality, type ResolvedMedia } from '../domain/index.js';
import { Library } from '../library/index.js';
import {
  PostProcessing,
  type DownloadOutcome,
  type ExpansionPage,
  type ItemProcessor,
  type QueuedItem,
  type RunContext,
} from '../queue/index.js';
import { SourceRegistry } from '../source/index.js';
import { expandCollection } from './expansion.js';
import { Filing } from './filing.js';
import { PluginWishes, withWishes, type Wishes } from './hooks/plugin-wishes.js';
import type { TrackMeta } from './item-meta.js';
import { MediaResolver } from './media-resolver.js';
import { RecordingReuse } from './recording-reuse.js';
import { StagedTransfer } from './staged-transfer.js';
import { candidatePaths, templateOf } from './track-path.js';
import { TransferStart } from './transfer-start.js';

/** So old may a look at the library be: many small tracks share one. */
const LOOK_AGE_MS = 250;

/**
 * The story of a download, from top to bottom: ask the plugins → resolve → transfer → verify; then, while the track holds no slot, its
 * hooks work on the staged file; then, in slots of their own, publish. The queue calls it, keeps the states and decides about
 * retries; here nothing is caught that is not understood.
 */
@Injectable()
export class DownloadProcessor implements ItemProcessor {
  constructor(
    private readonly settings: LiveSettings,
    private readonly sources: SourceRegistry,
    private readonly library: Library,
    private readonly wishes: PluginWishes,
    private readonly resolver: MediaResolver,
    private readonly start: TransferStart,
    private readonly reuse: RecordingReuse,
    private readonly transfer: StagedTransfer,
    private readonly filing: Filing,
    private readonly post: PostProcessing,
  ) {}

  expand(collection: QueuedItem, cursor: string | null, signal: AbortSignal): Promise<ExpansionPage> {
    return expandCollection(this.sources, collection, cursor, signal);
  }

  async download(queued: QueuedItem, run: RunContext): Promise<DownloadOutcome> {
    await this.library.preflight(queued.totalBytes, LOOK_AGE_MS);

    run.setStage('resolving');
    const wishes = await this.wishes.ask(queued, run);
    if (wishes.skip !== null) return { kind: 'skipped', reason: wishes.skip };
    const { item } = wishes;
    const resolved = await this.resolver.resolve(item, run.signal);
    const media = { ...resolved, track: withWishes(resolved.track, wishes) };
    const recording = recordingOf(item, media);
    const { staged, begin } = await this.start.of(item, media, recording);
    const candidates = this.pathsFor(media, wishes);
    const { path, holders } = await run.undertake({ recording, candidates, patch: described(media, wishes), begin });

    return this.whileUsable(async () => {
      if (await this.reuse.stage(item, path, holders, run)) return { kind: 'staged' };
      if (begin && holders.length > 0) await run.save(begin.patch, begin.admit);

      await this.library.preflight(media.sizeBytes, LOOK_AGE_MS);
      run.setStage('transferring');
      await this.transfer.fetch(item, media, staged, run);
      return { kind: 'staged' };
    });
  }

  finish(item: QueuedItem, run: RunContext): Promise<string> {
    return this.whileUsable(async () => {
      await this.adoptEdits(item, run);
      const path = await this.filing.place(item, run);
      run.setStage('publishing');
      await this.library.publish(item.id, path);
      await this.filing.clearFormer(item, path, run);
      return path;
    });
  }

  discard(itemId: string): Promise<void> {
    return this.library.dropStaged(itemId);
  }

  sweep(isLiving: (itemId: string) => boolean): Promise<void> {
    return this.library.sweepStaging(isLiving);
  }

  /** Of a library that went away every staged file seems to be lost: what fails then is the library's fault, not the track's. */
  private async whileUsable<T>(work: () => Promise<T>): Promise<T> {
    await this.library.assertUsable(LOOK_AGE_MS);
    try {
      return await work();
    } catch (error) {
      await this.library.assertUsable();
      throw error;
    }
  }

  private pathsFor(media: ResolvedMedia, { item, path }: Wishes): string[] {
    const template = templateOf(item, this.settings.current.download.templates);
    return candidatePaths(item, media.track, media.format, template, path);
  }

  /** What the hooks made of the staged file takes its place; its bytes are then no longer those that a transfer could go on from. */
  private async adoptEdits(item: QueuedItem, run: RunContext): Promise<void> {
    if (!(await this.library.hasEdits(item.id))) return;
    await this.library.stripStagedPadding(item.id);
    await run.save({ staged: null });
    try {
      await this.library.adoptEdits(item.id);
    } catch (error) {
      if (error instanceof InterruptedError) await this.post.processAgain(item.id);
      throw error;
    }
  }
}

/** Identity of what is transferred: the id that is really served, and its format. */
function recordingOf(item: QueuedItem, media: ResolvedMedia): string {
  return `${item.source}:${media.servedId}:${media.format}`;
}

function described({ track, format, sizeBytes, substitution }: ResolvedMedia, { item, path }: Wishes) {
  const compromises = [format === item.quality.wanted ? null : lowerFormat(format, item), substitution];
  const note = compromises.filter((one) => one !== null).join(' ');
  return {
    title: track.title,
    artist: track.artist,
    album: track.album?.title ?? null,
    coverUrl: track.coverUrl ?? track.album?.coverUrl ?? null,
    meta: { track, ...(path === null ? {} : { chosenPath: path }) } satisfies TrackMeta,
    qualityGot: format,
    degraded: note !== '',
    totalBytes: sizeBytes,
    ...(note === '' ? {} : { note }),
  };
}

function lowerFormat(format: Quality, { quality }: QueuedItem): string {
  return `${format} was taken, because the service does not offer ${quality.wanted} of this track to the account.`;
}
