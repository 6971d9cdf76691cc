import { databasePath, writerDataSource } from '../../../src/database/data-source.js';
import type { AuditFacts } from './subject.js';

/** The file itself: pages, references, and the words of the search. */
export async function auditDatabase({ query, dataDir }: AuditFacts): Promise<string[]> {
  const pages = await query<{ integrity_check: string }>('PRAGMA integrity_check');
  const orphans = await query<{ table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check');
  return [
    ...pages.map((row) => row.integrity_check).filter((said) => said !== 'ok'),
    ...orphans.map(({ table, rowid, parent }) => `${table} ${String(rowid)} points at no row of ${parent}`),
    ...(await searchFaults(dataDir)),
  ];
}

/** SQLite's own comparison of the words with their rows; it is asked for by a write, which is taken back. */
async function searchFaults(dataDir: string): Promise<string[]> {
  const source = await writerDataSource(databasePath(dataDir)).initialize();
  const faults: string[] = [];
  try {
    const connection = await source.connection();
    await connection.run('BEGIN IMMEDIATE');
    for (const table of ['item_fts', 'history_fts']) {
      await connection
        .run(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`)
        .catch((error: unknown) => faults.push(`${table} does not fit its rows: ${(error as Error).message}`));
    }
    await connection.run('ROLLBACK');
  } finally {
    await source.destroy();
  }
  return faults;
}
