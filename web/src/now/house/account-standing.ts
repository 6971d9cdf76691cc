import { isUnproven, type Schema } from '../../api/index.js';
import type { Tone } from '../../parts/index.js';
import { words } from '../../words/index.js';

export interface AccountStanding {
  tone: Exclude<Tone, 'busy'>;
  text: string;
  /** What the host warns of, e.g. that the account expires soon. */
  detail: string | null;
}

/** How the account stands, in a few words. */
export function accountStanding(source: Schema<'SourceStatus'>): AccountStanding {
  const { account } = words.now;
  const detail = source.warnings[0] ?? null;
  if (!source.hasAccount) return { tone: 'quiet', text: account.none, detail };
  if (isUnproven(source)) return { tone: 'quiet', text: account.unchecked, detail };
  if (!source.connected) return { tone: 'bad', text: account.dead, detail };
  if (!source.hasSecret) return { tone: 'warning', text: account.noSecret, detail };
  const plan = source.account?.plan;
  return {
    tone: detail === null ? 'good' : 'warning',
    text: plan ? account.connected(plan) : account.connectedOnly,
    detail,
  };
}
