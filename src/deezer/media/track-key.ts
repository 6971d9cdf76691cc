import { createHash } from 'node:crypto';
import { NotConfiguredError } from '../../domain/index.js';

const KEY_BYTES = 16;

/**
 * The operator's stream secret as bytes: 16 characters as they are, or 32 hex digits.
 * @throws NotConfiguredError naming the setting, never the value
 */
export function secretBytes(secret: string | null): Uint8Array {
  if (secret === null || secret === '') {
    throw new NotConfiguredError(
      'No stream secret is set, so full tracks cannot be decrypted. Set your own as deezer.streamSecret (DEEMUSIC_DEEZER_STREAM_SECRET); previews work without.',
    );
  }
  const bytes = /^[0-9a-f]{32}$/i.test(secret) ? Buffer.from(secret, 'hex') : Buffer.from(secret, 'utf8');
  if (bytes.length === KEY_BYTES) return bytes;
  throw new NotConfiguredError(
    'The stream secret must be 16 characters, or 32 hex digits: correct deezer.streamSecret (DEEMUSIC_DEEZER_STREAM_SECRET).',
  );
}

/**
 * The key of one track: h[i] xor h[i + 16] xor secret[i], where h are the 32 characters of the id's MD5.
 * @param trackId decimal id of the track that is really served
 */
export function trackKey(trackId: string, secret: Uint8Array): Uint8Array {
  const hash = Buffer.from(createHash('md5').update(trackId).digest('hex'));
  return Uint8Array.from(secret, (byte, index) => byte ^ (hash[index] ?? 0) ^ (hash[index + KEY_BYTES] ?? 0));
}
