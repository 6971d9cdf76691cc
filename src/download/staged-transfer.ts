import { Injectable } from '@nestjs/common';
import { InterruptedError, type ResolvedMedia } from '../domain/index.js';
import { Library, verifyFile } from '../library/index.js';
import type { QueuedItem, RunContext, StagedState } from '../queue/index.js';
import { MediaResolver } from './media-resolver.js';
import { currentBootId, TransferEngine, UrlExpiredError } from './transfer/index.js';

/** Brings the bytes of a resolved track into its verified staging file, going on from what is there. */
@Injectable()
export class StagedTransfer {
  private readonly bootId = currentBootId();

  constructor(
    private readonly engine: TransferEngine,
    private readonly library: Library,
    private readonly resolver: MediaResolver,
  ) {}

  /**
   * @param staged as the row has it, of this very recording
   * @throws the classes of the transfer engine and of the verifier
   */
  async fetch(item: QueuedItem, media: ResolvedMedia, staged: StagedState, run: RunContext): Promise<void> {
    const isVerified = await this.transferOrResolveAgain(item, media, staged, run);
    run.setStage('verifying');
    if (!isVerified) await this.verify(item, media, run);
  }

  /** URLs die: then the service is asked for others, once. */
  private async transferOrResolveAgain(
    item: QueuedItem,
    media: ResolvedMedia,
    staged: StagedState,
    run: RunContext,
  ): Promise<boolean> {
    try {
      return await this.transfer(item, media, staged, run);
    } catch (error) {
      if (!(error instanceof UrlExpiredError)) throw error;
      return this.transfer(item, await this.resolveAgain(item, media, run), staged, run);
    }
  }

  /** @returns whether every frame was already walked while it streamed by */
  private async transfer(
    item: QueuedItem,
    media: ResolvedMedia,
    staged: StagedState,
    run: RunContext,
  ): Promise<boolean> {
    const stagedBytes = await this.library.stagedSize(item.id);
    // Bytes that were written before the machine itself went down may never have reached the disk.
    const trustedBytes = staged.bootId === this.bootId ? stagedBytes : Math.min(stagedBytes, staged.durableBytes);
    const { facts } = await this.engine.transfer({
      service: `${item.source}-cdn`,
      urls: media.urls,
      stagingPath: this.library.stagingPath(item.id),
      format: media.format,
      encryption: media.encryption,
      expectedBytes: media.sizeBytes,
      resume: trustedBytes > 0 ? { ...staged, trustedBytes } : null,
      signal: run.signal,
      onProgress: (bytes, totalBytes) => {
        run.progress(bytes, totalBytes);
      },
      onCheckpoint: async (checkpoint) => {
        Object.assign(staged, checkpoint, { bootId: this.bootId });
        await run.save({ staged: { ...staged } });
      },
    });
    return facts !== null;
  }

  private async resolveAgain(item: QueuedItem, media: ResolvedMedia, run: RunContext): Promise<ResolvedMedia> {
    const fresh = await this.resolver.resolve(item, run.signal, true);
    if (fresh.servedId === media.servedId && fresh.format === media.format) return fresh;
    throw new InterruptedError('The service offers another recording than before; the track begins again.');
  }

  private async verify(item: QueuedItem, media: ResolvedMedia, run: RunContext): Promise<void> {
    try {
      await verifyFile(this.library.stagingPath(item.id), media.format, run.signal);
    } catch (error) {
      // Going on from damaged bytes would fail for ever.
      if (!run.signal.aborted) await this.library.dropStaged(item.id);
      throw error;
    }
  }
}
