import { renameSync, rmSync } from 'node:fs';
import { writerDataSource } from '../../src/database/data-source.js';
import { HostDataSource } from '../../src/database/host-data-source.js';
import { MIGRATIONS } from '../../src/database/migrations/index.js';

/** How many schemas there are; the last is today's. */
export const SCHEMAS = MIGRATIONS.length;

/**
 * Makes the database of a data folder one of an earlier schema: built by the migrations up to that one, with the rows that are there.
 * @param schema 1 = the first
 * @param asThen statements that bring rows to what that version wrote
 */
export async function takeBack(file: string, schema: number, asThen: readonly string[] = []): Promise<void> {
  const old = `${file}.old`;
  const { options } = writerDataSource(old);
  const source = await new HostDataSource({ ...options, migrations: MIGRATIONS.slice(0, schema) }).initialize();
  await source.runMigrations();
  await source.query('ATTACH ? AS live', [file]);
  await copyRows(source);
  for (const statement of asThen) await source.query(statement);
  await source.query('DETACH live');
  await source.query('PRAGMA journal_mode = DELETE');
  await source.destroy();
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
  renameSync(old, file);
}

async function copyRows(source: HostDataSource): Promise<void> {
  const list = (what: string): Promise<{ name: string; sql: string }[]> => source.query(what);
  // They count what is inserted; what is copied is counted already.
  const triggers = await list(`SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'`);
  for (const { name } of triggers) await source.query(`DROP TRIGGER ${name}`);
  const tables = await list(
    `SELECT name, sql FROM main.sqlite_master WHERE type = 'table' AND name <> 'migrations' AND name NOT GLOB '*_fts*' AND name NOT GLOB 'sqlite_*'`,
  );
  await source.query('PRAGMA foreign_keys = OFF');
  for (const { name } of tables) {
    const columns = (await list(`SELECT name, '' AS sql FROM pragma_table_info('${name}')`)).map(
      (column) => column.name,
    );
    await source.query(`DELETE FROM main.${name}`);
    await source.query(`INSERT INTO main.${name} (${columns.join()}) SELECT ${columns.join()} FROM live.${name}`);
  }
  const searches = await list(`SELECT name, sql FROM main.sqlite_master WHERE name IN ('item_fts', 'history_fts')`);
  for (const { name } of searches) await source.query(`INSERT INTO ${name} (${name}) VALUES ('rebuild')`);
  for (const { sql } of triggers) await source.query(sql);
}
