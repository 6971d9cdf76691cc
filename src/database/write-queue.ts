import { CommitGroup, UnitFailed, type Committed, type Unit } from './commit-group.js';
import type { SqliteConnection } from './sqlite-connection.js';
import { sqliteCode, toDatabaseError } from './sqlite-errors.js';
import type { Transaction } from './transaction.js';

/** The group is lost (SQLite rolled it back, or could not commit); `culprit` is the unit that caused it, if one did. */
class GroupLost extends Error {
  constructor(
    override readonly cause: unknown,
    readonly culprit: Unit | null,
  ) {
    super('group lost', { cause });
  }
}

const GROUP_LIMIT = 512;
/** A group that is this large takes nobody in any more: those who came first wait for its commit. */
const LATECOMERS_LIMIT = 32;

/**
 * The only way to write. Units run one after the other; all that wait are committed together (one fsync for many), each
 * is rolled back alone, and each caller is answered after the commit.
 *
 * A unit does database work only: no network, no files, no other unit (it would wait for itself). **It may run
 * twice**: when another one of its group fails, or the group is lost. So no side effects inside; use
 * {@link Transaction.afterCommit}.
 */
export class WriteQueue {
  private waiting: Unit[] = [];
  private draining: Promise<void> | null = null;
  private isClosed = false;

  constructor(private readonly connection: SqliteConnection) {}

  /**
   * Runs a unit of work and resolves with its value after the commit.
   * @throws what `work` threw, after its changes were rolled back; DiskFullError; HostError `unavailable` when
   *   another program held the database for 15 s or the queue is closed
   */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new Error('the database is closed'));
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.draining ??= this.drain();
    });
  }

  /** Commits what waits, then refuses further units. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.draining;
  }

  private async drain(): Promise<void> {
    // Let the callers of this tick join the first group.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, GROUP_LIMIT);
      try {
        answer(await this.commitAll(group));
      } catch (error) {
        await this.recover(group, error as GroupLost);
      }
    }
    // In the same step as the last look: a caller that was just answered may already have written again.
    this.draining = null;
  }

  private async recover(group: Unit[], lost: GroupLost): Promise<void> {
    if (lost.culprit) lost.culprit.reject(toDatabaseError(lost.cause));
    for (const unit of group) {
      if (unit === lost.culprit) continue;
      if (group.length === 1 || sqliteCode(lost.cause) === 'SQLITE_BUSY') {
        unit.reject(toDatabaseError(lost.cause));
        continue;
      }
      try {
        answer(await this.commitGroup([unit], { isOpen: false, isCareful: true }));
      } catch (error) {
        unit.reject(toDatabaseError((error as GroupLost).cause));
      }
    }
  }

  private async commitAll(group: Unit[]): Promise<Committed> {
    try {
      return await this.commitGroup(group, { isOpen: true, isCareful: false });
    } catch (error) {
      if (!(error instanceof UnitFailed)) throw error;
      return this.commitGroup(group, { isOpen: false, isCareful: true });
    }
  }

  /**
   * @param isOpen who comes while the others are at work joins them: he needs no commit, and no fsync, of his own
   * @throws UnitFailed when it is not careful; GroupLost
   */
  private async commitGroup(
    group: Unit[],
    { isOpen, isCareful }: { isOpen: boolean; isCareful: boolean },
  ): Promise<Committed> {
    const together = new CommitGroup(this.connection, isCareful);
    let current: Unit | null = null;
    try {
      for (current of group) {
        await together.run(current);
        if (isOpen && current === group.at(-1)) {
          group.push(...this.waiting.splice(0, Math.max(0, LATECOMERS_LIMIT - group.length)));
        }
      }
      current = null;
      return await together.commit();
    } catch (error) {
      await together.rollBack();
      if (error instanceof UnitFailed) throw error;
      throw new GroupLost(error, current);
    }
  }
}

/** Callbacks of all units first: what they publish is coalesced over the group, before any caller goes on. */
function answer({ callbacks, done, failed }: Committed): void {
  for (const callback of callbacks) callSafely(callback);
  for (const { unit, error } of failed) unit.reject(toDatabaseError(error));
  for (const { unit, value } of done) unit.resolve(value);
}

/** What is committed is committed: a callback that throws must not look like a failed commit. */
function callSafely(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
