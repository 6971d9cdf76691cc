import type { RunResult, SqliteConnection, SqlValue } from './sqlite-connection.js';

/** Work that the units of a group have in common, done once for all of them. */
export type SharedWork<T> = (tx: Transaction, values: readonly T[]) => Promise<void>;

/** What one unit adds to a {@link SharedWork}. */
export interface Share {
  work: SharedWork<never>;
  value: unknown;
}

const SELECT = /^\s*SELECT\b/i;

/**
 * What a unit of work may do: statements on the writing connection, which are rolled back when it throws.
 * It is dead once the unit has ended; a statement that was not awaited in time is refused instead of landing in
 * somebody else's unit.
 */
export class Transaction {
  /** For the WriteQueue alone: what is to be called after the commit. */
  readonly callbacks: (() => void)[] = [];
  /** For the WriteQueue alone: what is left to be done before the commit. */
  readonly shares: Share[] = [];
  /** For the WriteQueue alone: whether there may be something to roll back. */
  hasWritten = false;
  private isOpen = true;

  constructor(private readonly connection: SqliteConnection) {}

  /** Rows of a SELECT or of a statement with RETURNING. */
  async all<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    this.assertOpen();
    if (!SELECT.test(sql)) this.hasWritten = true;
    return this.connection.all<Row>(sql, params);
  }

  /** The first row, or null. */
  async get<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row | null> {
    return (await this.all<Row>(sql, params))[0] ?? null;
  }

  /** A statement without rows. Never use it with RETURNING. */
  async run(sql: string, params: readonly SqlValue[] = []): Promise<RunResult> {
    this.assertOpen();
    this.hasWritten = true;
    return this.connection.run(sql, params);
  }

  /**
   * Calls back synchronously once the commit is durable, in the order of registration and before the caller is
   * answered; never when the unit was rolled back. This is where events are published.
   */
  afterCommit(callback: () => void): void {
    this.assertOpen();
    this.callbacks.push(callback);
  }

  /**
   * Leaves something to be done once for all units that are committed together, right before that commit: what each would
   * repeat, or what a statement for all of them does. A unit that is rolled back takes its values with it. When the work
   * fails, the units run again, each alone.
   * @param work the same function for all units; it gets their values in their order
   */
  beforeCommit<T>(work: SharedWork<T>, value: T): void {
    this.assertOpen();
    this.shares.push({ work, value });
  }

  /** For the WriteQueue alone: ends the unit. */
  close(): void {
    this.isOpen = false;
  }

  private assertOpen(): void {
    if (!this.isOpen) throw new Error('this unit of work has ended; a statement in it was not awaited');
  }
}
