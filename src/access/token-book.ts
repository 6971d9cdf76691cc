import { timingSafeEqual } from 'node:crypto';
import type { Identity } from './access-request.js';
import { hashToken } from './token-secret.js';

interface Entry {
  hash: Buffer;
  identity: Identity;
}

/** The tokens that are valid now, in memory: a check asks no database. */
export class TokenBook {
  private readonly entries = new Map<string, Entry>();

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  add(id: string, hash: Buffer, identity: Identity): void {
    this.entries.set(id, { hash, identity });
  }

  remove(id: string): void {
    this.entries.delete(id);
  }

  /** @returns who that token belongs to, or null; takes the same time for every token of the book */
  identify(secret: string): Identity | null {
    const hash = hashToken(secret);
    let found: Identity | null = null;
    for (const entry of this.entries.values()) {
      // No early end: how long it takes must not tell which one matched.
      if (timingSafeEqual(entry.hash, hash)) found = entry.identity;
    }
    return found;
  }
}
