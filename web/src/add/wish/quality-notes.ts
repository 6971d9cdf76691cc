import type { Quality } from 'deemusic/wire';

/** Best first. */
export const QUALITIES = ['FLAC', 'MP3_320', 'MP3_128', 'PREVIEW'] as const satisfies readonly Quality[];

interface Account {
  connected: boolean;
  hasAccount: boolean;
  formats: readonly Quality[];
}

/**
 * What keeps the account from a quality: nobody needs one for previews, and before it has connected nobody knows
 * what its plan allows.
 */
export function hindranceOf(quality: Quality, account: Account | undefined): 'account' | 'plan' | null {
  if (quality === 'PREVIEW' || account === undefined) return null;
  if (!account.hasAccount) return 'account';
  return account.connected && !account.formats.includes(quality) ? 'plan' : null;
}
