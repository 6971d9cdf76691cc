import { join } from 'node:path';
import { mkdirSync, rmSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { databasePath, HostDatabase } from '../../../src/database/index.js';
import { MIGRATIONS } from '../../../src/database/migrations/index.js';
import { writeManyTracks } from '../../support/many-items.js';
import type { Bench, Outcome } from '../harness/measure.js';
import { repeated } from '../harness/rounds.js';

/** A list that was left behind by the first version is opened by this one. */
export async function run(bench: Bench): Promise<Outcome> {
  const rows = bench.size(1_000_000, 20_000);
  const folder = join(bench.folder, 'data');
  const samples = await repeated(bench, { warmUps: 0, rounds: bench.size(3, 1) }, async () => {
    await leaveFirstVersion(folder, rows);
    const started = performance.now();
    const database = await HostDatabase.open(folder);
    const seconds = (performance.now() - started) / 1000;
    const last = await database.reader.get<{ name: string }>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
    await database.close();
    if (last?.name !== MIGRATIONS.at(-1)?.name) throw new Error(`it stopped at ${String(last?.name)}`);
    rmSync(folder, { recursive: true, force: true });
    return seconds;
  });
  return {
    figures: [{ title: `all migrations on ${rows.toLocaleString('en')} items`, unit: 's', samples }],
    facts: { migrations: String(MIGRATIONS.length - 1) },
  };
}

async function leaveFirstVersion(folder: string, rows: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const first = new DataSource({
    type: 'sqlite',
    database: databasePath(folder),
    enableWAL: true,
    migrations: MIGRATIONS.slice(0, 1),
    migrationsTransactionMode: 'each',
  });
  await first.initialize();
  await first.runMigrations();
  await first.destroy();
  await writeManyTracks(folder, rows, []);
}
