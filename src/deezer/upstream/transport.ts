import { NotFoundError, RateLimitedError } from '../../domain/index.js';
import {
  type HttpClient,
  type HttpRequest,
  type HttpTextResponse,
  type RateGovernor,
  redactUrl,
  retryAfterMs,
  serverTrouble,
} from '../../http/index.js';

/** How long everybody waits after a quota answer; the service forgives within a few seconds. */
const QUOTA_PAUSE_MS = 5000;
const QUOTA_TRIES = 4;
/** A longer wait is the queue's, who says so: the slot is given back meanwhile. */
const LONGEST_PAUSE_MS = 10_000;
/** After a refusal of the firewall: asking on makes it last. */
const REFUSED_PAUSE_MS = 30_000;

/** Every request to the service goes through here: paced by the one governor, statuses as errors, quota answers waited out. */
export class Transport {
  constructor(
    private readonly http: HttpClient,
    private readonly governor: RateGovernor,
  ) {}

  /**
   * @param read makes something of the answer; may throw RateLimitedError, which is asked again after a pause
   * @param stops whom a refusal stops: everybody who uses the service, or the asker alone (an address that a user pasted)
   * @throws RateLimitedError when the service still says so after some pauses; other errors of the domain
   */
  async send<T>(
    request: HttpRequest,
    read: (answer: HttpTextResponse) => T,
    stops: 'everybody' | 'asker' = 'everybody',
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const permit = await this.governor.acquire(request.signal);
      try {
        return read(this.accepted(request, await this.http.text(request)));
      } catch (error) {
        if (!(error instanceof RateLimitedError) || stops === 'asker') throw error;
        const pauseMs = error.retryAfterMs ?? QUOTA_PAUSE_MS;
        this.governor.penalize(pauseMs);
        if (attempt >= QUOTA_TRIES || pauseMs > LONGEST_PAUSE_MS) throw error;
      } finally {
        permit.end();
      }
    }
  }

  /** Passes on what carries a body worth reading. */
  private accepted(request: HttpRequest, answer: HttpTextResponse): HttpTextResponse {
    const { status } = answer;
    const target = redactUrl(request.url);
    if (status >= 500) throw serverTrouble(request.url, answer);
    if (status === 429) {
      const waitMs = retryAfterMs(answer.headers) ?? QUOTA_PAUSE_MS;
      throw new RateLimitedError('The service asks to slow down.', { retryAfterMs: waitMs });
    }
    if (status === 403) {
      const message = `${target} refuses requests from here for now (403); asking goes on later, by itself.`;
      throw new RateLimitedError(message, { retryAfterMs: REFUSED_PAUSE_MS });
    }
    if (status === 404 && !answer.text.trimStart().startsWith('{'))
      throw new NotFoundError(`${target} is not there (404)`);
    return answer;
  }
}
