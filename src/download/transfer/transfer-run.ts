import {
  type Clock,
  DecryptionError,
  type HostError,
  InvalidResponseError,
  NetworkError,
  RESUME_ALIGNMENT_BYTES,
} from '../../domain/index.js';
import { type HttpClient, type HttpStreamResponse, redactUrl } from '../../http/index.js';
import type { AudioFacts } from '../../library/index.js';
import type { BandwidthLimiter } from './bandwidth-limiter.js';
import { type MediaAnswer, readAnswer } from './media-answer.js';
import { isSourceFault, isWorthless, mostTelling } from './source-fault.js';
import type { StagedAudio } from './staged-audio.js';
import type { TransferRequest } from './transfer-engine.js';

/** Requests to one source in one run: the first, one that asks for all after a senseless range, one after worthless staged bytes. */
const MAX_REQUESTS = 3;

export interface TransferTools {
  http: HttpClient;
  limiter: BandwidthLimiter;
  clock: Clock;
}

/** One transfer: goes on from what is staged, source after source, until the file is whole. */
export class TransferRun {
  constructor(
    private readonly tools: TransferTools,
    private readonly request: TransferRequest,
    private readonly audio: StagedAudio,
  ) {}

  async run(): Promise<AudioFacts> {
    const staged = await this.finishStaged();
    if (staged) return staged;
    const failures: HostError[] = [];
    for (const url of this.request.urls) {
      try {
        return await this.fetchFrom(url);
      } catch (error) {
        if (!isSourceFault(error) || this.request.signal.aborted) throw error;
        failures.push(error);
        this.audio.isPieced = this.audio.length > 0;
      }
    }
    throw mostTelling(failures);
  }

  /** @returns null when something is missing */
  private async finishStaged(): Promise<AudioFacts | null> {
    try {
      await this.audio.restore();
      return this.audio.isComplete ? await this.audio.finish() : null;
    } catch (error) {
      if (!isWorthless(error)) throw error;
      await this.audio.reset();
      return null;
    }
  }

  private async fetchFrom(url: string): Promise<AudioFacts> {
    let isRanged = true;
    for (let requests = 1; requests <= MAX_REQUESTS; requests++) {
      try {
        const facts = await this.ask(url, isRanged);
        if (facts) return facts;
        isRanged = false;
        await this.audio.reset();
      } catch (error) {
        if (!isWorthless(error)) throw error;
        // Bytes of different runs or sources may not fit together: then the source is not to blame yet.
        const isBlamed = !this.audio.isPieced || error instanceof DecryptionError;
        await this.audio.reset();
        if (isBlamed) throw error;
      }
    }
    throw new InvalidResponseError(`${redactUrl(url)} gives answers to ranges that make no sense`);
  }

  /** One request. @returns null when the staged bytes do not go with the answer, so that the whole file must be asked for */
  private async ask(url: string, isRanged: boolean): Promise<AudioFacts | null> {
    const { audio } = this;
    const start = audio.length - (audio.length % RESUME_ALIGNMENT_BYTES);
    const rangeStart = isRanged ? start : null;
    // Another source may have another tag for the same bytes; only the first one's is kept.
    const validator = start > 0 && url === this.request.urls[0] ? audio.validator : null;
    const response = await this.tools.http.stream({
      service: this.request.service,
      url,
      headers: rangeHeaders(rangeStart, validator),
      signal: this.request.signal,
      isForeign: true,
    });
    try {
      const question = { url, rangeStart, knownTotal: audio.totalBytes, validator, staged: audio.length };
      const answer = readAnswer(response, question);
      if (answer.kind === 'restart') return null;
      if (answer.kind === 'body') await this.receive(url, response, answer);
      return await audio.finish();
    } finally {
      response.body.destroy();
    }
  }

  private async receive(
    url: string,
    response: HttpStreamResponse,
    answer: Extract<MediaAnswer, { kind: 'body' }>,
  ): Promise<void> {
    const { audio, request, tools } = this;
    // The whole file was sent although a part was asked for.
    if (answer.start === 0 && audio.length > 0) await audio.reset();
    audio.begin(answer.totalBytes, url === request.urls[0] ? answer.validator : audio.validator);
    const stage = request.byteStage?.(answer.start) ?? null;
    // Bytes between the aligned start and the end of what is staged come again.
    let repeated = audio.length - answer.start;
    const accept = async (bytes: Uint8Array): Promise<void> => {
      const skipped = Math.min(repeated, bytes.length);
      repeated -= skipped;
      await audio.append(bytes.subarray(skipped));
    };
    let received = answer.start;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      received += chunk.length;
      await tools.limiter.take(chunk.length, request.signal);
      await accept(stage ? stage.push(chunk) : chunk);
    }
    request.signal.throwIfAborted();
    if (audio.totalBytes !== null && received < audio.totalBytes) {
      throw new NetworkError(`${redactUrl(url)} ended after ${String(received)} of ${String(audio.totalBytes)} bytes`);
    }
    // Only at the true end: a stage takes what it held back for the last bytes of the file.
    if (stage) await accept(stage.end());
  }
}

function rangeHeaders(start: number | null, validator: string | null): Record<string, string> {
  return {
    'accept-encoding': 'identity',
    ...(start !== null && { range: `bytes=${String(start)}-` }),
    ...(validator !== null && { 'if-range': validator }),
  };
}
