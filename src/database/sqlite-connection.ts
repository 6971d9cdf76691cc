import type sqlite3 from 'sqlite3';

/** What can be bound to a `?`. Times are integer milliseconds, JSON is text. */
export type SqlValue = string | number | boolean | null | Uint8Array;

/** Effect of a statement that changes rows. */
export interface RunResult {
  changes: number;
  /** rowid of the last inserted row. */
  lastId: number;
}

/** Enough for every statement of the host; statements that vary (filters) take turns at the end of the list. */
const CACHED_STATEMENTS = 250;

/**
 * Promises and cached prepared statements on a connection: a third of the cost of preparing each time.
 * Statements run one at a time in the order of their calls, so that a busy connection takes one thread, not all.
 *
 * Trap: `Statement.get` (and `run` of a RETURNING statement) steps once and leaves the statement open, which keeps
 * an old snapshot alive and forbids savepoints. Everything that answers rows therefore goes through `all`.
 */
export class SqliteConnection {
  private readonly statements = new Map<string, sqlite3.Statement>();
  private tail: Promise<unknown> = Promise.resolve();
  private isReleased = false;

  constructor(private readonly database: sqlite3.Database) {}

  all<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return this.inTurn(async () => {
      const statement = await this.prepared(sql);
      return new Promise<Row[]>((resolve, reject) => {
        statement.all(params, (error: Error | null, rows: Row[]) => {
          if (error) reject(error);
          else resolve(rows);
        });
      });
    });
  }

  run(sql: string, params: readonly SqlValue[] = []): Promise<RunResult> {
    return this.inTurn(async () => {
      const statement = await this.prepared(sql);
      return new Promise<RunResult>((resolve, reject) => {
        statement.run(params, function (this: sqlite3.RunResult, error: Error | null) {
          if (error) reject(error);
          else resolve({ changes: this.changes, lastId: this.lastID });
        });
      });
    });
  }

  /**
   * Ends the statements in progress, finalizes the cached ones and refuses further ones: SQLite does not close with
   * open statements. The connection itself belongs to its data source.
   */
  async release(): Promise<void> {
    await this.inTurn(async () => {
      this.isReleased = true;
      for (const statement of this.statements.values()) await finalize(statement);
      this.statements.clear();
    });
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.tail.then(step, step);
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async prepared(sql: string): Promise<sqlite3.Statement> {
    if (this.isReleased) throw new Error('the database is closed');
    const cached = this.statements.get(sql);
    if (cached) {
      this.statements.delete(sql);
      this.statements.set(sql, cached);
      return cached;
    }
    // A failed prepare never calls back the calls queued behind it: wait for its own answer first.
    const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
      const made = this.database.prepare(sql, (error: Error | null) => {
        if (error) reject(error);
        else resolve(made);
      });
    });
    this.statements.set(sql, statement);
    const [oldest] = this.statements;
    if (this.statements.size > CACHED_STATEMENTS && oldest) {
      this.statements.delete(oldest[0]);
      await finalize(oldest[1]);
    }
    return statement;
  }
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => {
      resolve();
    });
  });
}
