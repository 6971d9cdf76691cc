import { describe, expect, it } from '@jest/globals';
import { SecretMask } from './secret-mask.js';

function knowing(...secrets: string[]): SecretMask {
  const mask = new SecretMask();
  for (const secret of secrets) mask.learn({ key: secret });
  return mask;
}

describe('the secrets of a plugin', () => {
  it.each([
    [
      'planted-key-1',
      'GET https://x.example/?key=planted-key-1 failed',
      'GET https://x.example/?key=[redacted] failed',
    ],
    ['a "b" \\ c', '{"key":"a \\"b\\" \\\\ c"}', '{"key":"[redacted]"}'],
    ['one/two+three', 'https://x.example/one%2Ftwo%2Bthree', 'https://x.example/[redacted]'],
    ['short', 'a short word', 'a short word'],
    ['lone\ud800surrogate', 'x lone\ud800surrogate', 'x [redacted]'],
  ])('%j do not stand in what it says', (secret, said, written) => {
    expect(knowing(secret).text(said)).toBe(written);
  });

  it('are taken out whole when one is the beginning of another, and when they were changed', () => {
    expect(knowing('planted', 'planted-and-more', 'replaced').text('planted-and-more replaced')).toBe(
      '[redacted] [redacted]',
    );
  });

  it('are taken out of answers and errors, of any depth', () => {
    const mask = knowing('planted-key');
    const answer = {
      artifacts: [{ kind: 'x', path: 'a/planted-key' }],
      'planted-key': 1,
      patch: null,
      at: 7,
      ok: true,
    };
    expect(mask.answer(answer)).toEqual({
      artifacts: [{ kind: 'x', path: 'a/[redacted]' }],
      '[redacted]': 1,
      patch: null,
      at: 7,
      ok: true,
    });
    const error = new Error('planted-key is refused');
    mask.error(error);
    expect(error.message).toBe('[redacted] is refused');
    expect(error.stack).not.toContain('planted');
    expect(() => {
      mask.error('no error');
    }).not.toThrow();
  });
});
