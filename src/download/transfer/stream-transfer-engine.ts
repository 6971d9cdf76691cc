import { Injectable } from '@nestjs/common';
import { toFilesystemError } from '../../library/index.js';
import { StagedAudio } from './staged-audio.js';
import { StagedFile } from './staged-file.js';
import { TransferEngine, type TransferRequest, type TransferResult } from './transfer-engine.js';
import { TransferRun, type TransferTools } from './transfer-run.js';

/** The engine in the host's own process: body → byte stage → verifier → staging file, with backpressure all the way. */
@Injectable()
export class StreamTransferEngine extends TransferEngine {
  constructor(private readonly tools: TransferTools) {
    super();
  }

  async transfer(request: TransferRequest): Promise<TransferResult> {
    request.signal.throwIfAborted();
    try {
      const file = await StagedFile.open(request.stagingPath);
      try {
        return await this.transferTo(file, request);
      } finally {
        await file.close();
      }
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason;
      throw toFilesystemError(error, 'The file could not be staged');
    }
  }

  private async transferTo(file: StagedFile, request: TransferRequest): Promise<TransferResult> {
    const audio = new StagedAudio(file, request, this.tools.clock);
    try {
      const facts = await new TransferRun(this.tools, request, audio).run();
      return { bytes: audio.length, totalBytes: audio.length, validator: audio.validator, facts };
    } catch (error) {
      await audio.leave();
      throw error;
    }
  }
}
