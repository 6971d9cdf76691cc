import type { Clock, Notice } from '../../domain/index.js';
import type { Session } from './session.js';

const DAY_MS = 24 * 60 * 60_000;
/** The account cookie lives some months; at this age the operator is told. */
const OLD_DAYS = 150;

export interface AccountWatchOptions {
  arl: () => string | null;
  /** When the cookie was set, epoch ms; null = not known. */
  tokenSetAt: () => number | null;
  notify: (notice: Notice) => void;
}

/** What the operator should know about the account; each thing is said once for each cookie. */
export class AccountWatch {
  private readonly said = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly clock: Clock,
    private readonly options: AccountWatchOptions,
  ) {}

  get ageDays(): number | null {
    const setAt = this.options.tokenSetAt();
    return setAt === null ? null : Math.max(0, Math.floor((this.clock.now() - setAt) / DAY_MS));
  }

  /** What is to be looked after now. */
  findings(): Notice[] {
    const { known, isDead } = this.session;
    const age = this.ageDays;
    const all: (Notice | false)[] = [
      isDead && {
        level: 'error',
        code: 'deezer-account-expired',
        message: 'The Deezer account cookie is no longer accepted: downloads wait. Set a new one (deezer.arl).',
      },
      !isDead &&
        age !== null &&
        age >= OLD_DAYS && {
          level: 'warning',
          code: 'deezer-account-old',
          message: `The Deezer account cookie was set ${String(age)} days ago and will expire soon: set a new one (deezer.arl).`,
        },
      known?.formats.length === 0 && {
        level: 'warning',
        code: 'deezer-account-no-streaming',
        message: 'The plan of the Deezer account does not include full tracks.',
      },
      known?.hasTooManyDevices === true && {
        level: 'warning',
        code: 'deezer-account-devices',
        message: 'The Deezer account is used on too many devices: remove one in its settings.',
      },
    ];
    return all.filter((notice) => notice !== false);
  }

  /** Tells the operator what is new among the findings. What went away may be said again. */
  report(): void {
    const findings = this.findings();
    const keys = new Set(findings.map(({ code }) => `${code} ${this.options.arl() ?? ''}`));
    for (const key of this.said) if (!keys.has(key)) this.said.delete(key);
    for (const notice of findings) {
      const key = `${notice.code} ${this.options.arl() ?? ''}`;
      if (this.said.has(key)) continue;
      this.said.add(key);
      this.options.notify(notice);
    }
  }
}
