import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody decided about a plugin. The config is JSON with sealed secrets. */
const PLUGIN = `
CREATE TABLE plugin (
  id TEXT PRIMARY KEY,
  enabled INTEGER NOT NULL,
  version TEXT,
  position INTEGER,
  config TEXT NOT NULL DEFAULT '{}',
  hooks TEXT NOT NULL DEFAULT '{}',
  held_state TEXT,
  held_reason TEXT,
  held_fault TEXT,
  held_at INTEGER
) WITHOUT ROWID`;

/** Processes that were started and not seen to end, so that a later host can end just those. */
const PROCESS = `
CREATE TABLE plugin_process (
  pid INTEGER PRIMARY KEY,
  plugin TEXT NOT NULL,
  start_time TEXT NOT NULL,
  boot_id TEXT NOT NULL
)`;

/**
 * Files beside the music that a plugin wrote; any other file is somebody else's, also one of the same name with other bytes.
 * `former_sha256`: what stood there before, because the row comes before the file. `artifact_item` = the items whose runs wrote it.
 */
const ARTIFACT = [
  `CREATE TABLE artifact (
    key TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    plugin TEXT NOT NULL,
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    former_sha256 TEXT,
    created_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE TABLE artifact_item (
    key TEXT NOT NULL REFERENCES artifact (key) ON DELETE CASCADE,
    item_id TEXT NOT NULL,
    PRIMARY KEY (key, item_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX artifact_of_item ON artifact_item (item_id)`,
];

/**
 * The outbox. An event is what made runs due, a run is one hook of one plugin for it. `payload` is filled when the item leaves the list
 * before its runs ended. `head` = the run whose turn it is among the open ones of its entity: what is not at the head is not in the
 * index of the claim, so that its cost does not grow with what has to wait. `lane` 1 = whole-library replays, which never stand before
 * what happens now.
 */
const OUTBOX = [
  `CREATE TABLE hook_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    entity TEXT NOT NULL,
    revision INTEGER NOT NULL,
    payload TEXT,
    origin TEXT,
    depth INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL
  )`,
  `CREATE TABLE hook_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES hook_event (id) ON DELETE CASCADE,
    entity TEXT NOT NULL,
    plugin TEXT NOT NULL,
    version TEXT NOT NULL,
    hook TEXT NOT NULL,
    stage TEXT NOT NULL,
    seq INTEGER NOT NULL,
    lane INTEGER NOT NULL DEFAULT 0,
    head INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    on_error TEXT NOT NULL,
    retries INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER,
    lease_until INTEGER,
    owner TEXT,
    crash_kills INTEGER NOT NULL DEFAULT 0,
    progress REAL,
    result TEXT,
    error_kind TEXT,
    error_fault TEXT,
    error_message TEXT,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER,
    UNIQUE (event_id, plugin, hook)
  )`,
  `CREATE INDEX hook_event_entity ON hook_event (entity, name, revision)`,
  `CREATE INDEX hook_event_created ON hook_event (created_at)`,
  `CREATE INDEX hook_run_due ON hook_run (plugin, hook, lane, id) WHERE state = 'pending' AND head = 1`,
  `CREATE INDEX hook_run_retry ON hook_run (next_at) WHERE state = 'retry'`,
  `CREATE INDEX hook_run_unsettled ON hook_run (plugin, state, hook)
    WHERE state IN ('pending', 'running', 'retry', 'waiting', 'dead')`,
  `CREATE INDEX hook_run_open ON hook_run (entity, event_id, seq)
    WHERE state IN ('pending', 'running', 'retry', 'waiting')`,
  `CREATE INDEX hook_run_entity ON hook_run (entity, id)`,
  `CREATE INDEX hook_run_state ON hook_run (state, id)`,
  `CREATE INDEX hook_run_plugin ON hook_run (plugin, id)`,
];

/** A track may also wait for its plugins, until a time or for good. */
const DUE = `CREATE INDEX item_due ON item (next_attempt_at) WHERE waiting IN ('backoff', 'plugin')`;

export class Plugins1795400000000 implements MigrationInterface {
  readonly name = 'Plugins1795400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PLUGIN, PROCESS, ...ARTIFACT, ...OUTBOX, 'DROP INDEX item_due', DUE])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['hook_run', 'hook_event', 'artifact_item', 'artifact', 'plugin_process', 'plugin'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP INDEX item_due');
    await runner.query(`CREATE INDEX item_due ON item (next_attempt_at) WHERE waiting = 'backoff'`);
  }
}
