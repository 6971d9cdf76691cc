import {
  type Clock,
  DecryptionError,
  type HostError,
  InvalidResponseError,
  NetworkError,
  RESUME_ALIGNMENT_BYTES,
} from '../../domain/index.js';
import { type ByteSink, type HttpClient, type HttpFetchResponse, redactUrl } from '../../http/lean.js';
import type { AudioFacts } from '../../library/lean.js';
import type { Pace } from './pace.js';
import { type MediaAnswer, readAnswer } from './media-answer.js';
import { isSourceFault, isWorthless, mostTelling } from './source-fault.js';
import type { StagedAudio } from './staged-audio.js';
import type { TransferRequest } from './transfer-engine.js';

/** Requests to one source in one run: the first, one that asks for all after a senseless range, one after worthless staged bytes. */
const MAX_REQUESTS = 3;

export interface TransferTools {
  http: HttpClient;
  pace: Pace;
  /** Whether this thread does nothing but transfers, so that it may wait for the disk. */
  isOwnThread: boolean;
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
    const response = await this.tools.http.fetch({
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
    { body }: HttpFetchResponse,
    answer: Extract<MediaAnswer, { kind: 'body' }>,
  ): Promise<void> {
    const { audio, request } = this;
    // The whole file was sent although a part was asked for.
    if (answer.start === 0 && audio.length > 0) await audio.reset();
    audio.begin(answer.start, answer.totalBytes, url === request.urls[0] ? answer.validator : audio.validator);
    try {
      await body.pour(this.paced(audio));
      request.signal.throwIfAborted();
      const { position, totalBytes } = audio;
      if (totalBytes !== null && position < totalBytes) {
        throw new NetworkError(`${redactUrl(url)} ended after ${String(position)} of ${String(totalBytes)} bytes`);
      }
      audio.endSource();
    } catch (error) {
      await audio.breakSource();
      throw error;
    }
  }

  /** While there is no limit a chunk does not wait, not even for a promise. */
  private paced(audio: ByteSink): ByteSink {
    const { pace } = this.tools;
    const { signal } = this.request;
    return {
      take: (chunk) =>
        pace.isFree ? audio.take(chunk) : pace.take(chunk.length, signal).then(() => audio.take(chunk)),
    };
  }
}

function rangeHeaders(start: number | null, validator: string | null): Record<string, string> {
  return {
    'accept-encoding': 'identity',
    ...(start !== null && { range: `bytes=${String(start)}-` }),
    ...(validator !== null && { 'if-range': validator }),
  };
}
