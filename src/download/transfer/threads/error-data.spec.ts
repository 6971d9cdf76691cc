import { describe, expect, it } from '@jest/globals';
import {
  CorruptError,
  DecryptionError,
  DiskFullError,
  EmptyError,
  FilesystemError,
  HostError,
  InterruptedError,
  InvalidResponseError,
  NetworkError,
  RateLimitedError,
  TimeoutError,
} from '../../../domain/index.js';
import { UrlExpiredError } from '../url-expired-error.js';
import { fromErrorData, toErrorData } from './error-data.js';

const across = (error: unknown): Error => fromErrorData(structuredClone(toErrorData(error)));

describe('an error that crosses to another thread', () => {
  it.each([
    new CorruptError('damaged'),
    new DecryptionError('wrong secret'),
    new DiskFullError('full'),
    new EmptyError('nothing'),
    new FilesystemError('gone', { hold: 'disk' }),
    new InvalidResponseError('senseless', { details: { path: 'a.b' } }),
    new NetworkError('reset', { hold: 'network', retryAfterMs: 7000 }),
    new RateLimitedError('slower', { retryAfterMs: 5000 }),
    new TimeoutError('silence'),
    new UrlExpiredError('expired'),
    new InterruptedError('cut short'),
  ])('says the same as before: $name', (error) => {
    const there = across(error);
    const { name, code, message, retryable, retryAfterMs, hold, details } = error;
    expect(there).toMatchObject({ code, message, retryable });
    expect(there).toEqual(expect.objectContaining({ retryAfterMs, hold, details }));
    expect(there).toBeInstanceOf(HostError);
    // Of the classes that somebody looks at.
    if (!(error instanceof InterruptedError)) expect(there).toBeInstanceOf(error.constructor);
    expect(name).not.toBe('');
  });

  it('leaves its cause behind, which may name paths and addresses', () => {
    const cause = Object.assign(new Error('open /srv/somebody/x'), { code: 'ENOSPC' });
    expect(JSON.stringify(toErrorData(new DiskFullError('full', { cause })))).not.toContain('somebody');
  });

  it('is a plain error when it is none of the host, whatever was thrown', () => {
    expect(across(new RangeError('a bug'))).toEqual(new Error('a bug'));
    expect(across('a text')).toEqual(new Error('a text'));
    expect(across(new RangeError('a bug'))).not.toBeInstanceOf(HostError);
  });
});
