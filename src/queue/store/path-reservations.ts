import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { Clock, FilesystemError, pathKey } from '../../domain/index.js';

/** Which recording holds which path of the library: two recordings never share a file. */
@Injectable()
export class PathReservations {
  constructor(private readonly clock: Clock) {}

  /**
   * @param candidates most wanted first
   * @param own the item that asks, with the file that it has from before: in another quality it replaces that file, unless somebody
   *   else has it too
   * @returns the first that no other recording holds, spelled as it was reserved first
   * @throws FilesystemError when all are taken
   */
  async reserve(
    tx: Transaction,
    candidates: readonly string[],
    recording: string,
    own: { seq: number; outputPath: string | null } | null = null,
  ): Promise<string> {
    for (const path of candidates) {
      const holder = await tx.get<{ path: string; recording: string }>(
        `INSERT INTO reserved_path (key, path, recording, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET recording = recording RETURNING path, recording`,
        [pathKey(path), path, recording, this.clock.now()],
      );
      if (holder?.recording === recording) return holder.path;
      if (holder && own?.outputPath === holder.path && !(await this.isShared(tx, holder.path, own.seq))) {
        await tx.run('UPDATE reserved_path SET recording = ? WHERE key = ?', [recording, pathKey(path)]);
        return holder.path;
      }
    }
    throw new FilesystemError('every name for this file is taken by another recording; change the path template');
  }

  /** @returns whether an item of the list has its file there, or is just putting it there */
  async isHeld(tx: Transaction, path: string): Promise<boolean> {
    const row = await tx.get(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM item WHERE output_path = ?1 AND status = 'completed')
       OR EXISTS (SELECT 1 FROM item WHERE target_path = ?1 AND status = 'processing')`,
      [path],
    );
    return row !== null;
  }

  /** @returns whether another item of the list has its file there, or will put it there */
  async isShared(tx: Transaction, path: string, seq: number): Promise<boolean> {
    const row = await tx.get(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM item WHERE output_path = ?1 AND seq <> ?2)
       OR EXISTS (SELECT 1 FROM item INDEXED BY item_busy
                  WHERE target_path = ?1 AND seq <> ?2 AND type = 'track' AND status IN ('downloading', 'processing'))`,
      [path, seq],
    );
    return row !== null;
  }

  /** From this commit on a file is there: the path stays taken when its item leaves the list. */
  markPublished(tx: Transaction, path: string): void {
    tx.beforeCommit(markAll, pathKey(path));
  }

  async isPublished(tx: Transaction, path: string): Promise<boolean> {
    return (await tx.get('SELECT 1 FROM reserved_path WHERE key = ? AND is_published = 1', [pathKey(path)])) !== null;
  }

  /** Frees a path under which nothing was published and that no item wants. */
  async releaseUnused(tx: Transaction, path: string): Promise<void> {
    await tx.run(
      `DELETE FROM reserved_path WHERE key = ? AND is_published = 0
       AND NOT EXISTS (SELECT 1 FROM item WHERE target_path = ?)`,
      [pathKey(path), path],
    );
  }

  /** Frees paths whose files were deleted. */
  async release(tx: Transaction, paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      if (!(await this.isHeld(tx, path))) await tx.run('DELETE FROM reserved_path WHERE key = ?', [pathKey(path)]);
    }
  }
}

async function markAll(tx: Transaction, keys: readonly string[]): Promise<void> {
  await tx.run('UPDATE reserved_path SET is_published = 1 WHERE key IN (SELECT value FROM json_each(?))', [
    JSON.stringify(keys),
  ]);
}
