import { Injectable } from '@nestjs/common';
import type { ResolvedMedia } from '../domain/index.js';
import { Library } from '../library/index.js';
import type { QueuedItem, StagedState, Undertaking } from '../queue/index.js';
import { DailyLimit } from './daily-limit.js';
import { currentBootId } from './transfer/index.js';

/** What the row has to say before the first byte of a transfer, so that a kill finds it. */
@Injectable()
export class TransferStart {
  private readonly bootId = currentBootId();

  constructor(
    private readonly library: Library,
    private readonly dailyLimit: DailyLimit,
  ) {}

  /**
   * What is staged of another recording is worthless, and goes at once: under a row that speaks of this one it would be taken for it.
   * @returns what is staged, and what is to be noted; nothing when a transfer of the same recording goes on
   */
  async of(
    item: QueuedItem,
    media: ResolvedMedia,
    recording: string,
  ): Promise<{ staged: StagedState; begin: Undertaking['begin'] }> {
    if (item.staged?.recording === recording) return { staged: item.staged, begin: null };
    await this.library.dropStaged(item.id);
    const staged = { recording, totalBytes: media.sizeBytes, validator: null, durableBytes: 0, bootId: this.bootId };
    const { patch, admit } = this.dailyLimit.of(item);
    return { staged, begin: { patch: { ...patch, staged }, admit } };
  }
}
