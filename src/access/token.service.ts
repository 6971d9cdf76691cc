import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import { LiveSettings } from '../config/index.js';
import { DatabaseReader, WriteQueue } from '../database/index.js';
import { Clock, RequestError } from '../domain/index.js';
import { TokenBook } from './token-book.js';
import { hashToken, newTokenSecret } from './token-secret.js';
import type { CreatedToken, NewToken, Token } from './token.schema.js';

const COLUMNS = 'id, name, scope, created_at AS createdAt, last_used_at AS lastUsedAt';
const OUTSIDE_ID = 'outside';

/** A use is written down at most this often: it is for people who clean up. */
const USE_PRECISION_MS = 60_000;

/** Keeps the access tokens: their hashes in the database, the valid ones in the book. */
@Injectable()
export class TokenService implements OnModuleInit {
  private readonly revocations = new Subject<string>();
  private readonly lastUses = new Map<string, number>();

  /** Ids of tokens that were just revoked; what they opened should be closed. */
  readonly revoked$: Observable<string> = this.revocations.asObservable();

  constructor(
    private readonly book: TokenBook,
    private readonly writes: WriteQueue,
    private readonly reads: DatabaseReader,
    private readonly clock: Clock,
    private readonly settings: LiveSettings,
  ) {}

  async onModuleInit(): Promise<void> {
    const { apiToken } = this.settings.current;
    if (apiToken !== null) {
      this.book.add(OUTSIDE_ID, hashToken(apiToken), { tokenId: null, name: 'DEEMUSIC_API_TOKEN', scope: 'admin' });
    }
    for (const row of await this.reads.all<Token & { hash: string }>(`SELECT ${COLUMNS}, hash FROM token`)) {
      this.enter(row, Buffer.from(row.hash, 'hex'));
    }
  }

  /** Makes a token; the answer holds its secret, which is kept nowhere. */
  async create({ name, scope }: NewToken): Promise<CreatedToken> {
    const secret = newTokenSecret();
    const hash = hashToken(secret);
    const id = `tok_${randomBytes(6).toString('hex')}`;
    const token: Token = { id, name, scope, createdAt: this.clock.now(), lastUsedAt: null };
    await this.writes.run((tx) =>
      tx.run('INSERT INTO token (id, name, scope, hash, created_at) VALUES (?, ?, ?, ?, ?)', [
        id,
        name,
        scope,
        hash.toString('hex'),
        token.createdAt,
      ]),
    );
    this.enter(token, hash);
    return { ...token, token: secret };
  }

  /** All tokens but the one from outside, oldest first. */
  list(): Promise<Token[]> {
    return this.reads.all<Token>(`SELECT ${COLUMNS} FROM token ORDER BY created_at, id`);
  }

  /** @throws RequestError `not_found` */
  async revoke(id: string): Promise<void> {
    // Out of the book first: from now on it opens nothing, whatever the database says.
    this.book.remove(id);
    const { changes } = await this.writes.run((tx) => tx.run('DELETE FROM token WHERE id = ?', [id]));
    if (changes === 0) throw new RequestError('not_found', 'There is no such token');
    this.revocations.next(id);
  }

  /** Takes note that a token was used. Never fails the request that used it. */
  noteUse(id: string): void {
    const now = this.clock.now();
    if (now - (this.lastUses.get(id) ?? 0) < USE_PRECISION_MS) return;
    this.lastUses.set(id, now);
    this.writes.run((tx) => tx.run('UPDATE token SET last_used_at = ? WHERE id = ?', [now, id])).catch(() => undefined);
  }

  private enter(token: Token, hash: Buffer): void {
    this.book.add(token.id, hash, { tokenId: token.id, name: token.name, scope: token.scope });
  }
}
