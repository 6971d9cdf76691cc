import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { secretBytes, trackKey } from './track-key.js';

/** Made up. */
const TEXT = 'madeup' + '0123456789';
const HEX = Buffer.from(TEXT).toString('hex');

describe('trackKey', () => {
  it('mixes both halves of the hash of the id with the secret', () => {
    const hash = createHash('md5').update('3135556').digest('hex');
    const key = trackKey('3135556', secretBytes(TEXT));
    expect(key).toHaveLength(16);
    for (let at = 0; at < 16; at++) {
      expect(key[at]).toBe(hash.charCodeAt(at) ^ hash.charCodeAt(at + 16) ^ TEXT.charCodeAt(at));
    }
  });

  it('differs by track', () => {
    expect(trackKey('1', secretBytes(TEXT))).not.toEqual(trackKey('2', secretBytes(TEXT)));
  });
});

describe('secretBytes', () => {
  it('takes 16 characters as they are, or 32 hex digits', () => {
    expect(Buffer.from(secretBytes(HEX)).equals(Buffer.from(TEXT))).toBe(true);
    expect(Buffer.from(secretBytes(HEX.toUpperCase())).equals(Buffer.from(TEXT))).toBe(true);
  });

  it.each([null, '', 'short', `${HEX}00`, 'ü'.repeat(16)])(
    'says which setting to correct for %p, not its value',
    (secret) => {
      const failure = (): unknown => secretBytes(secret);
      expect(failure).toThrow('DEEMUSIC_DEEZER_STREAM_SECRET');
      expect(failure).toThrow(expect.objectContaining({ code: 'auth_required', hold: 'config' }));
      if (secret) expect(failure).not.toThrow(secret);
    },
  );
});
