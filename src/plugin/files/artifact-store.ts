import { Injectable } from '@nestjs/common';
import type { DatabaseReader, Transaction } from '../../database/index.js';
import { Clock, pathKey } from '../../domain/index.js';

/** A file beside the music, and whose it is. */
export interface ArtifactRow {
  /** Relative to the library, as it was spelled when it was written. */
  path: string;
  plugin: string;
  /** The item whose run wrote it last. */
  item_id: string | null;
  kind: string;
}

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
    return source.get<ArtifactRow>('SELECT path, plugin, item_id, kind FROM artifact WHERE key = ?', [pathKey(path)]);
  }

  /** Whether the path belongs to a recording; no sidecar may stand there. */
  async isMusic(source: Source, path: string): Promise<boolean> {
    return (await source.get('SELECT 1 FROM reserved_path WHERE key = ?', [pathKey(path)])) !== null;
  }

  /** Notes whose the file at that path is; the last one counts. */
  async record(tx: Transaction, artifact: ArtifactRow): Promise<void> {
    const { path, plugin, item_id, kind } = artifact;
    await tx.run(
      `INSERT INTO artifact (key, path, plugin, item_id, kind, created_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET path = excluded.path, plugin = excluded.plugin,
         item_id = excluded.item_id, kind = excluded.kind`,
      [pathKey(path), path, plugin, item_id, kind, this.clock.now()],
    );
  }

  /** Files that runs of these items wrote last. */
  async pathsOf(tx: Transaction, itemIds: readonly string[]): Promise<string[]> {
    const rows = await tx.all<{ path: string }>(
      `SELECT path FROM artifact INDEXED BY artifact_item WHERE item_id IN (SELECT value FROM json_each(?)) ORDER BY path`,
      [JSON.stringify(itemIds)],
    );
    return rows.map(({ path }) => path);
  }

  async forget(tx: Transaction, paths: readonly string[]): Promise<void> {
    const keys = JSON.stringify(paths.map(pathKey));
    await tx.run('DELETE FROM artifact WHERE key IN (SELECT value FROM json_each(?))', [keys]);
  }
}
