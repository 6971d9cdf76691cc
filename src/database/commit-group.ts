import type { SqliteConnection } from './sqlite-connection.js';
import { sqliteCode } from './sqlite-errors.js';
import { Transaction, type SharedWork } from './transaction.js';

/** Work that somebody waits for. */
export interface Unit {
  work: (tx: Transaction) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** A unit that did its work and waits for the commit. */
interface DoneUnit {
  unit: Unit;
  value: unknown;
  tx: Transaction;
}

/** What is to be said once the commit is durable. */
export interface Committed {
  callbacks: readonly (() => void)[];
  done: readonly { unit: Unit; value: unknown }[];
  failed: readonly { unit: Unit; error: unknown }[];
}

/** A unit threw after it had written, and there was no savepoint to go back to: the group has to be done again, with them. */
export class UnitFailed extends Error {
  constructor(override readonly cause: unknown) {
    super('a unit failed', { cause });
  }
}

/** Each attempt waits `busy_timeout` (5 s) in SQLite itself. */
const BEGIN_ATTEMPTS = 3;

/**
 * Units that are committed together. Nearly all succeed, and a savepoint for each costs a way to the database and back: the first attempt
 * does without, the second one has them.
 */
export class CommitGroup {
  private readonly done: DoneUnit[] = [];
  private readonly failed: { unit: Unit; error: unknown }[] = [];
  private isBegun = false;

  /** @param isCareful whether each unit can be rolled back alone */
  constructor(
    private readonly connection: SqliteConnection,
    private readonly isCareful: boolean,
  ) {}

  /** @throws UnitFailed when it is not careful; what SQLite says, when the whole group is lost */
  async run(unit: Unit): Promise<void> {
    if (!this.isBegun) await this.begin();
    // The first one has nothing before it that has to stay when it is rolled back.
    const isFirst = this.done.length === 0;
    if (!isFirst && this.isCareful) await this.connection.run('SAVEPOINT unit');
    const tx = new Transaction(this.connection);
    try {
      const value = await unit.work(tx);
      this.done.push({ unit, value, tx });
    } catch (error) {
      const code = sqliteCode(error);
      // After any other fault of the database it may have rolled back on its own.
      const isLost = code !== null && code !== 'SQLITE_CONSTRAINT';
      const hasEffect = tx.hasWritten || isLost;
      if (hasEffect && !isFirst && !this.isCareful) throw isLost ? error : new UnitFailed(error);
      this.failed.push({ unit, error });
      if (hasEffect) await (isFirst ? this.rollBack() : this.rollBackUnit(error));
    } finally {
      tx.close();
    }
  }

  /** @throws what SQLite says, when the whole group is lost */
  async commit(): Promise<Committed> {
    const shared = await this.doShared();
    if (this.isBegun) await this.connection.run('COMMIT');
    const callbacks = [...this.done.flatMap(({ tx }) => tx.callbacks), ...shared];
    return { callbacks, done: this.done, failed: this.failed };
  }

  /** Nothing of it remains. */
  async rollBack(): Promise<void> {
    this.isBegun = false;
    // Fails when SQLite has rolled back by itself (disk full): then there is nothing to do.
    await this.connection.run('ROLLBACK').catch(() => undefined);
  }

  /** What the units have in common; that may leave further work of that kind. */
  private async doShared(): Promise<(() => void)[]> {
    const callbacks: (() => void)[] = [];
    let shares = this.done.flatMap(({ tx }) => tx.shares);
    while (shares.length > 0) {
      const values = new Map<SharedWork<never>, unknown[]>();
      for (const { work, value } of shares) {
        const its = values.get(work);
        if (its) its.push(value);
        else values.set(work, [value]);
      }
      const tx = new Transaction(this.connection);
      try {
        for (const [work, its] of values) await work(tx, its as never[]);
      } finally {
        tx.close();
      }
      callbacks.push(...tx.callbacks);
      ({ shares } = tx);
    }
    return callbacks;
  }

  /** @throws the unit's own error when the savepoint is gone: SQLite has rolled back the whole group (disk full) */
  private async rollBackUnit(unitError: unknown): Promise<void> {
    try {
      await this.connection.run('ROLLBACK TO unit');
    } catch {
      this.failed.pop();
      throw unitError;
    }
  }

  private async begin(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.connection.run('BEGIN IMMEDIATE');
        this.isBegun = true;
        return;
      } catch (error) {
        if (sqliteCode(error) !== 'SQLITE_BUSY' || attempt === BEGIN_ATTEMPTS) throw error;
      }
    }
  }
}
