import { Injectable } from '@nestjs/common';
import type { DatabaseReader, Transaction } from '../../database/index.js';
import { Clock, pathKey } from '../../domain/index.js';

/** A file beside the music, and whose it is. */
export interface ArtifactRow {
  /** Relative to the library, as it was spelled when it was written. */
  path: string;
  plugin: string;
  kind: string;
  /** Of what was written last; hexadecimal. */
  sha256: string;
  /** Of what stood there when that was about to be written: a crash in between leaves it there. */
  former_sha256: string | null;
}

/** An artist's picture is of all the artist's albums: it goes with the last one. */
export const ONLY_OF_ITEMS = `
SELECT DISTINCT path FROM artifact_item AS mine INDEXED BY artifact_of_item JOIN artifact USING (key)
WHERE mine.item_id IN (SELECT value FROM json_each(?1)) AND NOT EXISTS (
  SELECT 1 FROM artifact_item AS other WHERE other.key = mine.key AND other.item_id NOT IN (SELECT value FROM json_each(?1)))
ORDER BY path`;

export const RELEASE_ITEMS = `
DELETE FROM artifact_item INDEXED BY artifact_of_item WHERE item_id IN (SELECT value FROM json_each(?))`;

/** Where a read may go: within a unit of work it sees what that did. */
type Source = Pick<DatabaseReader, 'get'> | Pick<Transaction, 'get'>;

/**
 * The files beside the music that plugins wrote; any other is somebody else's. A row is written before its file, so a crash leaves at
 * most a row without a file, which changes nothing.
 */
@Injectable()
export class ArtifactStore {
  constructor(private readonly clock: Clock) {}

  async find(source: Source, path: string): Promise<ArtifactRow | null> {
    return source.get<ArtifactRow>('SELECT path, plugin, kind, sha256, former_sha256 FROM artifact WHERE key = ?', [
      pathKey(path),
    ]);
  }

  /** Whether the path belongs to a recording; no sidecar may stand there. */
  async isMusic(source: Source, path: string): Promise<boolean> {
    return (await source.get('SELECT 1 FROM reserved_path WHERE key = ?', [pathKey(path)])) !== null;
  }

  /** Notes whose the file at that path is, and that a run of this item wrote it, or would have. @param itemId null outside of runs */
  async record(tx: Transaction, artifact: ArtifactRow, itemId: string | null): Promise<void> {
    const { path, plugin, kind, sha256, former_sha256 } = artifact;
    const key = pathKey(path);
    // What another plugin wrote there is gone, and with it whose that was.
    await tx.run('DELETE FROM artifact WHERE key = ? AND plugin <> ?', [key, plugin]);
    await tx.run(
      `INSERT INTO artifact (key, path, plugin, kind, sha256, former_sha256, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET path = excluded.path, kind = excluded.kind,
         sha256 = excluded.sha256, former_sha256 = excluded.former_sha256`,
      [key, path, plugin, kind, sha256, former_sha256, this.clock.now()],
    );
    if (itemId !== null)
      await tx.run('INSERT OR IGNORE INTO artifact_item (key, item_id) VALUES (?, ?)', [key, itemId]);
  }

  /** Takes items off the files that their runs wrote. @returns the files that belong to no other item */
  async release(tx: Transaction, itemIds: readonly string[]): Promise<string[]> {
    const ids = JSON.stringify(itemIds);
    const rows = await tx.all<{ path: string }>(ONLY_OF_ITEMS, [ids]);
    await tx.run(RELEASE_ITEMS, [ids]);
    return rows.map(({ path }) => path);
  }

  async forget(tx: Transaction, paths: readonly string[]): Promise<void> {
    const keys = JSON.stringify(paths.map(pathKey));
    await tx.run('DELETE FROM artifact WHERE key IN (SELECT value FROM json_each(?))', [keys]);
  }
}
