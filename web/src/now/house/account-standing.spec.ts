import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../../api/index.js';

// As in a browser: the address of the page is known before the first module of the API.
Object.assign(globalThis, { document: { baseURI: 'http://host.test/' } });
const { accountStanding } = await import('./account-standing.js');

const source: Schema<'SourceStatus'> = {
  id: 'deezer',
  connected: true,
  account: { name: 'Somebody', plan: 'HiFi', country: 'FR' },
  formats: ['FLAC'],
  hasAccount: true,
  hasSecret: true,
  tokenSetAt: 1,
  tokenAgeDays: 0,
  governor: { limit: 45, windowMs: 5000, used: 0, waiting: 0, blockedUntil: null },
  warnings: [],
};

describe('accountStanding', () => {
  it('names the plan while all is well', () => {
    expect(accountStanding(source)).toEqual({ tone: 'good', text: 'HiFi', detail: null });
    expect(accountStanding({ ...source, account: null }).text).toBe('Account connected');
  });

  it('warns with the words of the host, before it is too late', () => {
    expect(accountStanding({ ...source, warnings: ['It will expire soon.'] })).toEqual({
      tone: 'warning',
      text: 'HiFi',
      detail: 'It will expire soon.',
    });
  });

  it('tells a dead account from one that was not used yet, and from none', () => {
    const away = { ...source, connected: false, account: null };
    expect(accountStanding({ ...away, warnings: ['No longer accepted.'] }).tone).toBe('bad');
    expect(accountStanding(away)).toEqual({ tone: 'quiet', text: 'Account not used yet', detail: null });
    expect(accountStanding({ ...away, hasAccount: false }).text).toBe('No account set');
  });

  it('says when the secret is missing', () => {
    expect(accountStanding({ ...source, hasSecret: false }).tone).toBe('warning');
  });
});
