import { describe, expect, it } from '@jest/globals';
import { holdOf } from './hold.js';

describe('holdOf', () => {
  it('is nothing while the queue runs, and while somebody has paused it', () => {
    expect(holdOf({ waiting: null }, 0)).toBeNull();
    expect(holdOf({ waiting: { reason: 'paused-queue' } }, 0)).toBeNull();
  });

  it('counts down to the end of the quota, and never below nothing', () => {
    const waiting = { reason: 'quota' as const, until: 20_000 };
    expect(holdOf({ waiting }, 8000)?.text).toBe('Waiting for the quota, 12 s');
    expect(holdOf({ waiting }, 30_000)?.text).toBe('Waiting for the quota, 0 s');
    expect(holdOf({ waiting }, 8000)?.advice).toBeNull();
  });

  it('says the words of the host, and leads to what can be done', () => {
    const hold = holdOf({ waiting: { reason: 'config', message: 'The stream secret is not set.' } }, 0);
    expect(hold).toEqual({
      text: 'A setting is missing',
      detail: 'The stream secret is not set.',
      advice: { text: 'Open the settings', href: '/settings#account' },
    });
  });

  it('names the setting that is missing', () => {
    const message = 'No account is set. Set deezer.arl to the cookie of your own account.';
    expect(holdOf({ waiting: { reason: 'config', message } }, 0)?.text).toBe('Waiting for an account');
  });

  it('has words of its own where the host has none', () => {
    expect(holdOf({ waiting: { reason: 'disk' } }, 0)).toMatchObject({
      detail: expect.stringContaining('free space'),
      advice: { href: '/settings#library' },
    });
  });
});
