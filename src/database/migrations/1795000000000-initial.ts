import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ITEM_TABLES } from './item-tables.js';
import { ITEM_TRIGGERS } from './item-triggers.js';

/** Small tables of the whole host: settings of the queue, access tokens. */
const HOST_TABLES = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE token (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
  )`,
];

export class Initial1795000000000 implements MigrationInterface {
  /** The name is what the database remembers, so it must survive minification and renaming. */
  readonly name = 'Initial1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...HOST_TABLES, ...ITEM_TABLES, ...ITEM_TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'timeline',
      'history',
      'reserved_path',
      'transfer',
      'item_fts',
      'item',
      'counter',
      'token',
      'meta',
    ])
      await runner.query(`DROP TABLE ${table}`);
  }
}
