import { createHash, randomBytes } from 'node:crypto';

/** A new token: 256 random bits with a prefix that secret scanners can look for. */
export function newTokenSecret(): string {
  return `dm_${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a token. It has 256 random bits, so a plain hash is enough. */
export function hashToken(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
