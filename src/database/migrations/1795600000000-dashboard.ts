import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a list can be filtered by stands in its indexes: a jump to a place far down reads no row that it passes. */
const LISTS = {
  item_list: 'parent_seq, rank, seq',
  item_status_list: 'parent_seq, status, rank, seq',
  item_added: 'parent_seq, seq',
  item_status_added: 'parent_seq, status, seq',
};

/** What is known of a track of the catalogue, wherever it stands; of recordings whose items have left the list, too. */
const LOOKUP = [
  `CREATE INDEX item_track ON item (source_id) WHERE type = 'track'`,
  `CREATE INDEX published_recording ON reserved_path (recording) WHERE is_published = 1`,
];

/** Search in what has ended, as in the list. The triggers keep it in step with the table, retention included. */
const HISTORY = [
  `ALTER TABLE history ADD COLUMN cover_url TEXT`,
  `UPDATE history SET cover_url = (SELECT cover_url FROM item WHERE item.id = history.item_id)`,
  `CREATE INDEX history_type ON history (type, seq)`,
  `CREATE VIRTUAL TABLE history_fts USING fts5 (
    title, artist, album, content = 'history', content_rowid = 'seq', tokenize = 'trigram'
  )`,
  `INSERT INTO history_fts (history_fts) VALUES ('rebuild')`,
  `CREATE TRIGGER history_inserted AFTER INSERT ON history BEGIN
    INSERT INTO history_fts (rowid, title, artist, album) VALUES (NEW.seq, NEW.title, NEW.artist, NEW.album);
  END`,
  `CREATE TRIGGER history_deleted AFTER DELETE ON history BEGIN
    INSERT INTO history_fts (history_fts, rowid, title, artist, album)
      VALUES ('delete', OLD.seq, OLD.title, OLD.artist, OLD.album);
  END`,
];

export class Dashboard1795600000000 implements MigrationInterface {
  readonly name = 'Dashboard1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(LISTS)) {
      await runner.query(`DROP INDEX ${name}`);
      await runner.query(`CREATE INDEX ${name} ON item (${columns}, type)`);
    }
    for (const statement of [...LOOKUP, ...HISTORY]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const trigger of ['history_inserted', 'history_deleted']) await runner.query(`DROP TRIGGER ${trigger}`);
    await runner.query('DROP TABLE history_fts');
    for (const index of ['history_type', 'published_recording', 'item_track'])
      await runner.query(`DROP INDEX ${index}`);
    await runner.query('ALTER TABLE history DROP COLUMN cover_url');
    for (const [name, columns] of Object.entries(LISTS)) {
      await runner.query(`DROP INDEX ${name}`);
      await runner.query(`CREATE INDEX ${name} ON item (${columns})`);
    }
  }
}
