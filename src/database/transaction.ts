import type { RunResult, SqliteConnection, SqlValue } from './sqlite-connection.js';

/**
 * What a unit of work may do: statements on the writing connection, inside its savepoint.
 * It is dead once the unit has ended; a statement that was not awaited in time is refused instead of landing in
 * somebody else's unit.
 */
export class Transaction {
  private readonly callbacks: (() => void)[] = [];
  private isOpen = true;

  constructor(private readonly connection: SqliteConnection) {}

  /** Rows of a SELECT or of a statement with RETURNING. */
  async all<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    this.assertOpen();
    return this.connection.all<Row>(sql, params);
  }

  /** The first row, or null. */
  async get<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row | null> {
    return (await this.all<Row>(sql, params))[0] ?? null;
  }

  /** A statement without rows. Never use it with RETURNING. */
  async run(sql: string, params: readonly SqlValue[] = []): Promise<RunResult> {
    this.assertOpen();
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

  /** For the WriteQueue alone: ends the unit and hands over what is to be called after the commit. */
  close(): readonly (() => void)[] {
    this.isOpen = false;
    return this.callbacks;
  }

  private assertOpen(): void {
    if (!this.isOpen) throw new Error('this unit of work has ended; a statement in it was not awaited');
  }
}
