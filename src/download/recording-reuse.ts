import { Injectable } from '@nestjs/common';
import { Library } from '../library/index.js';
import type { QueuedItem, RunContext } from '../queue/index.js';

/** The same recording is never transferred twice: its bytes are cloned from where they already are. */
@Injectable()
export class RecordingReuse {
  constructor(private readonly library: Library) {}

  /**
   * Stages the item from a completed twin whose file is still there.
   * @param path where the item will be published
   * @returns whether it was staged; if not, a transfer is needed
   */
  async stage(
    item: QueuedItem,
    path: string,
    twins: readonly { id: string; outputPath: string }[],
    run: RunContext,
  ): Promise<boolean> {
    for (const twin of twins) {
      const bytes = twin.id === item.id ? null : await this.library.size(twin.outputPath);
      if (bytes === null) continue;
      // The same recording at the same path is one file: publishing finds it there.
      if (twin.outputPath === path) await this.library.dropStaged(item.id);
      // Whoever edits a staged file edits a copy of it, so a hard link is safe.
      else await this.library.cloneToStaging(twin.outputPath, item.id, { mayEdit: false });
      await run.save({ reused: twin.id, bytes, totalBytes: bytes, staged: null });
      return true;
    }
    return false;
  }
}
