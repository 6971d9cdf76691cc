import DataLoader from 'dataloader';
import { type AudioFormat, InvalidResponseError } from '../../domain/index.js';
import type { Account } from '../session/account.js';
import type { Transport } from '../upstream/transport.js';
import { parseJson, validate } from '../upstream/validate.js';
import { waitFor } from '../upstream/wait-for.js';
import { mediaAnswerSchema, mediaEntrySchema, type MediaFailure, type Medium } from './media.schema.js';

const WHAT = 'get_url';
const MAX_BATCH = 50;
const DEFAULT_MEDIA_URL = 'https://media.deezer.com';

export interface MediaQuestion {
  trackToken: string;
  /** Best first. */
  formats: readonly AudioFormat[];
  account: Account;
}

/** What the media service says about one track: a medium, nothing, or why not. */
export type MediaOutcome = { medium: Medium } | { failure: MediaFailure } | { nothing: true };

/** Where the bytes are. What is asked for the same formats while a batch waits goes out with it. */
export class MediaLoader {
  private readonly loader: DataLoader<MediaQuestion, MediaOutcome>;

  /**
   * @param mediaUrl the configured address; null = the session's
   * @param lifetime ends when the source does
   * @param schedule when a batch goes out
   */
  constructor(
    private readonly transport: Transport,
    private readonly mediaUrl: () => string | null,
    private readonly lifetime: AbortSignal,
    schedule: (send: () => void) => void,
  ) {
    this.loader = new DataLoader((questions) => this.loadAll(questions), {
      cache: false,
      maxBatchSize: MAX_BATCH,
      batchScheduleFn: schedule,
    });
  }

  load(question: MediaQuestion, signal: AbortSignal): Promise<MediaOutcome> {
    return waitFor(this.loader.load(question), signal);
  }

  private async loadAll(questions: readonly MediaQuestion[]): Promise<(MediaOutcome | Error)[]> {
    const groups = new Map<string, MediaQuestion[]>();
    for (const question of questions) {
      const key = `${question.account.licenceToken} ${question.formats.join()}`;
      groups.set(key, [...(groups.get(key) ?? []), question]);
    }
    const outcomes = new Map<MediaQuestion, MediaOutcome | Error>();
    await Promise.all(
      [...groups.values()].map(async (group) => {
        const answers = await this.ask(group).catch((error: unknown) => group.map(() => error as Error));
        for (const [index, question] of group.entries()) outcomes.set(question, answers[index] ?? { nothing: true });
      }),
    );
    return questions.map((question) => outcomes.get(question) ?? { nothing: true });
  }

  private ask(group: readonly MediaQuestion[]): Promise<(MediaOutcome | Error)[]> {
    const [first] = group;
    const configured = this.mediaUrl();
    const base = configured ?? first?.account.mediaUrl ?? DEFAULT_MEDIA_URL;
    const formats = first?.formats.map((format) => ({ cipher: 'BF_CBC_STRIPE', format }));
    const body = {
      license_token: first?.account.licenceToken,
      media: [{ type: 'FULL', formats }],
      track_tokens: group.map(({ trackToken }) => trackToken),
    };
    const request = {
      service: 'deezer-media',
      url: `${base.replace(/\/+$/, '')}/v1/get_url`,
      method: 'POST' as const,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: this.lifetime,
      // Named by the session's answer, unless the operator named it.
      isForeign: configured === null,
    };
    return this.transport.send(request, ({ text }) => outcomesOf(parseJson(text, WHAT), group.length));
  }
}

/** One outcome for each token, in order. */
function outcomesOf(body: unknown, count: number): (MediaOutcome | Error)[] {
  const { data, errors } = validate(mediaAnswerSchema, body, WHAT);
  const [failure] = errors ?? [];
  if (failure) return Array.from({ length: count }, () => ({ failure }));
  if (data?.length !== count) {
    throw new InvalidResponseError(`${WHAT}: data: expected ${String(count)} entries`, { details: { path: 'data' } });
  }
  return data.map((entry, index) => {
    try {
      return outcomeOf(entry, index);
    } catch (error) {
      return error as Error;
    }
  });
}

function outcomeOf(entry: unknown, index: number): MediaOutcome {
  const { media, errors } = validate(mediaEntrySchema, entry, WHAT, ['data', index]);
  const [medium] = media ?? [];
  if (medium) return { medium };
  const [failure] = errors ?? [];
  return failure ? { failure } : { nothing: true };
}
