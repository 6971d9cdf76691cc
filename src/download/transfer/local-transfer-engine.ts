import { releaseStripeKernel, takeStripeKernel, type StripeKernel } from '../../cipher/index.js';
import { toFilesystemError } from '../../library/lean.js';
import { StagedAudio } from './staged-audio.js';
import { StagedFile } from './staged-file.js';
import { TransferEngine, type TransferRequest, type TransferResult } from './transfer-engine.js';
import { TransferRun, type TransferTools } from './transfer-run.js';

/** The engine in the thread that calls it: body → slots of the kernel → verifier → staging file, with backpressure all the way. */
export class LocalTransferEngine extends TransferEngine {
  constructor(private readonly tools: TransferTools) {
    super();
  }

  async transfer(request: TransferRequest): Promise<TransferResult> {
    request.signal.throwIfAborted();
    try {
      const file = await StagedFile.open(request.stagingPath, { isBlocking: this.tools.isOwnThread });
      const kernel = takeStripeKernel();
      try {
        return await this.transferTo(file, kernel, request);
      } finally {
        await file.close();
        // Only now no write looks at its memory any more.
        releaseStripeKernel(kernel);
      }
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason;
      throw toFilesystemError(error, 'The file could not be staged');
    }
  }

  private async transferTo(file: StagedFile, kernel: StripeKernel, request: TransferRequest): Promise<TransferResult> {
    const audio = new StagedAudio(file, kernel, request, this.tools.clock);
    try {
      const facts = await new TransferRun(this.tools, request, audio).run();
      return { bytes: audio.length, totalBytes: audio.length, validator: audio.validator, facts };
    } catch (error) {
      await audio.leave();
      throw error;
    }
  }
}
