import { AuthExpiredError, type Clock, NotConfiguredError } from '../../domain/index.js';
import { waitFor } from '../upstream/wait-for.js';
import type { Transport } from '../upstream/transport.js';
import { validate } from '../upstream/validate.js';
import { type Account, accountOf, isStale } from './account.js';
import { askGateway, cookiesOf } from './gateway-request.js';
import { deadAccount, refusedSession, StaleSessionError } from './gateway-error.js';
import { userDataSchema, userIdSchema } from './session.schema.js';

/** A dead account is not asked about more often, however many items wait for it. */
const DEAD_PAUSE_MS = 5000;
const ANONYMOUS_USER = '0';

export interface SessionSettings {
  arl: string | null;
  gatewayUrl: string;
}

/** The one session of the operator's account: opened once for all who need it, renewed when it is old or refused. */
export class Session {
  private account: Account | null = null;
  private opening: { arl: string; work: Promise<Account> } | null = null;
  private dead: { arl: string; at: number } | null = null;

  /**
   * @param settings read at each use
   * @param lifetime ends when the source does
   * @param onLooked called each time that the account was looked at, whatever came out
   */
  constructor(
    private readonly transport: Transport,
    private readonly settings: () => SessionSettings,
    private readonly clock: Clock,
    private readonly lifetime: AbortSignal,
    private readonly onLooked: () => void = () => undefined,
  ) {}

  /** The account as it was last seen with the present cookie; null when it was not, or is dead. */
  get known(): Account | null {
    return this.account?.arl === normalized(this.settings().arl) ? this.account : null;
  }

  /** Whether the present cookie was refused. */
  get isDead(): boolean {
    return this.dead !== null && this.dead.arl === normalized(this.settings().arl);
  }

  /** @throws NotConfiguredError, AuthExpiredError, or what keeps the session from being opened */
  async current(signal: AbortSignal): Promise<Account> {
    const { known } = this;
    const now = { wall: this.clock.now(), monotonic: this.clock.monotonic() };
    if (known && !isStale(known, now)) return known;
    return this.open(signal);
  }

  /**
   * A session other than the one that was refused.
   * @param refused the one that was used; when there is a newer one already, that is it
   */
  async renew(refused: Account, signal: AbortSignal): Promise<Account> {
    const { known } = this;
    return known && known !== refused ? known : this.open(signal);
  }

  /** Opens it anew now, whatever is known. */
  check(signal: AbortSignal): Promise<Account> {
    this.dead = null;
    return this.open(signal);
  }

  /**
   * Calls a method of the session's API; a refused session is opened anew once.
   * @returns `results` of the answer, unchecked
   */
  async call(method: string, body: unknown, signal: AbortSignal): Promise<unknown> {
    const account = await this.current(signal);
    try {
      return await this.ask(account, method, body, signal);
    } catch (error) {
      if (!(error instanceof StaleSessionError)) throw error;
    }
    try {
      return await this.ask(await this.renew(account, signal), method, body, signal);
    } catch (error) {
      throw error instanceof StaleSessionError ? refusedSession(error.kind) : error;
    }
  }

  private async ask(account: Account, method: string, body: unknown, signal: AbortSignal): Promise<unknown> {
    const { gatewayUrl: url } = this.settings();
    const cookie = [`arl=${account.arl}`, account.cookies].filter(Boolean).join('; ');
    const request = { url, method, csrfToken: account.csrfToken, cookie, body, signal };
    return (await askGateway(this.transport, request)).results;
  }

  private open(signal: AbortSignal): Promise<Account> {
    const arl = normalized(this.settings().arl);
    if (arl === null) return Promise.reject(noAccount(this.settings().arl));
    const isPausing = this.dead?.arl === arl && this.clock.monotonic() - this.dead.at < DEAD_PAUSE_MS;
    if (isPausing) return Promise.reject(deadAccount());
    if (this.opening?.arl !== arl) {
      const opening = { arl, work: this.openOnce(arl) };
      this.opening = opening;
      const forget = (): void => {
        if (this.opening === opening) this.opening = null;
        this.onLooked();
      };
      opening.work.then(forget, forget);
    }
    return waitFor(this.opening.work, signal);
  }

  private async openOnce(arl: string): Promise<Account> {
    const { gatewayUrl: url } = this.settings();
    const method = 'deezer.getUserData';
    const request = { url, method, csrfToken: 'null', cookie: `arl=${arl}`, body: {}, signal: this.lifetime };
    try {
      const { results, headers } = await askGateway(this.transport, request);
      // First, because in the answer to nobody texts may be numbers.
      if (validate(userIdSchema, results, method, ['results']).USER.USER_ID === ANONYMOUS_USER) throw deadAccount();
      const data = validate(userDataSchema, results, method, ['results']);
      this.dead = null;
      this.account = accountOf(data, arl, cookiesOf(headers), this.clock.monotonic());
      return this.account;
    } catch (error) {
      const failure = error instanceof StaleSessionError ? deadAccount() : error;
      if (failure instanceof AuthExpiredError) {
        this.dead = { arl, at: this.clock.monotonic() };
        this.account = null;
      }
      throw failure;
    }
  }
}

/** What cannot be a cookie counts as none: it would break the header that it is sent in. */
function normalized(arl: string | null): string | null {
  const text = arl?.replaceAll(/\s/g, '') ?? '';
  if (text === '') return null;
  return /^[\w-]+$/.test(text) ? text : null;
}

function noAccount(arl: string | null): NotConfiguredError {
  const what =
    arl === null || arl.trim() === '' ? 'No account is set.' : 'What is set as the account is no account cookie.';
  return new NotConfiguredError(
    `${what} Set deezer.arl (DEEMUSIC_DEEZER_ARL) to the "arl" cookie of your own account.`,
  );
}
