/**
 * One row an item, tracks and collections alike. Times are epoch ms. `seq` orders by addition and is what other
 * tables point at; `rank` orders a list (and moves), `turn` orders the claim (fairness). `lane` 0 needs no account.
 * The counts of children stand on the parent's row and are kept by triggers, in the unit of the change.
 */
const ITEM = `
CREATE TABLE item (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  source TEXT NOT NULL,
  source_id TEXT NOT NULL,
  parent_seq INTEGER REFERENCES item (seq) ON DELETE CASCADE,
  parent_id TEXT,
  position INTEGER,
  rank REAL NOT NULL,
  priority INTEGER NOT NULL,
  lane INTEGER NOT NULL,
  turn REAL NOT NULL,
  status TEXT NOT NULL,
  stage TEXT,
  waiting TEXT,
  next_attempt_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  error_code TEXT,
  error_message TEXT,
  error_retryable INTEGER,
  error_at INTEGER,
  title TEXT,
  artist TEXT,
  album TEXT,
  cover_url TEXT,
  quality TEXT NOT NULL,
  quality_got TEXT,
  degraded INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  total_bytes INTEGER,
  recording TEXT,
  staged TEXT,
  target_path TEXT,
  output_path TEXT,
  reused TEXT,
  forced INTEGER NOT NULL DEFAULT 0,
  meta TEXT,
  post TEXT NOT NULL DEFAULT 'none',
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  completed_at INTEGER,
  expanded_at INTEGER,
  expand_cursor TEXT,
  next_turn REAL,
  n_pending INTEGER NOT NULL DEFAULT 0,
  n_downloading INTEGER NOT NULL DEFAULT 0,
  n_processing INTEGER NOT NULL DEFAULT 0,
  n_completed INTEGER NOT NULL DEFAULT 0,
  n_failed INTEGER NOT NULL DEFAULT 0,
  n_paused INTEGER NOT NULL DEFAULT 0,
  n_cancelled INTEGER NOT NULL DEFAULT 0,
  n_skipped INTEGER NOT NULL DEFAULT 0
)`;

/**
 * The partial ones hold only what their question is about, so their cost does not grow with the list:
 * claim (what is due), loose (tail of the single tracks), expand, finish, due (delayed), busy (twins), living (staged files).
 */
const INDEXES = [
  `CREATE INDEX item_claim ON item (lane, priority, turn, seq) WHERE status = 'pending' AND waiting IS NULL AND type = 'track'`,
  `CREATE INDEX item_loose ON item (priority, turn) WHERE status = 'pending' AND type = 'track' AND parent_seq IS NULL`,
  `CREATE INDEX item_expand ON item (priority, rank) WHERE status = 'pending' AND waiting IS NULL AND type <> 'track' AND expanded_at IS NULL`,
  `CREATE INDEX item_finish ON item (priority, turn, seq) WHERE status = 'processing' AND waiting IS NULL AND type = 'track'`,
  `CREATE INDEX item_due ON item (next_attempt_at) WHERE waiting = 'backoff'`,
  `CREATE INDEX item_busy ON item (source_id) WHERE type = 'track' AND status IN ('downloading', 'processing')`,
  `CREATE INDEX item_living ON item (id) WHERE started_at IS NOT NULL AND status IN ('pending', 'downloading', 'processing', 'paused', 'failed')`,
  `CREATE INDEX item_recording ON item (recording) WHERE recording IS NOT NULL`,
  `CREATE INDEX item_output ON item (output_path) WHERE output_path IS NOT NULL`,
  `CREATE INDEX item_target ON item (target_path) WHERE target_path IS NOT NULL`,
  `CREATE INDEX item_list ON item (parent_seq, rank, seq)`,
  `CREATE INDEX item_status_list ON item (parent_seq, status, rank, seq)`,
  `CREATE INDEX item_added ON item (parent_seq, seq)`,
  `CREATE INDEX item_status_added ON item (parent_seq, status, seq)`,
];

/** Case-insensitive substring search in titles, artists and albums. */
const SEARCH = `
CREATE VIRTUAL TABLE item_fts USING fts5 (
  title, artist, album, content = 'item', content_rowid = 'seq', tokenize = 'trigram'
)`;

/** What happened to an item; goes with it. */
const TIMELINE = [
  `CREATE TABLE timeline (
    seq INTEGER PRIMARY KEY,
    item_seq INTEGER NOT NULL REFERENCES item (seq) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    from_status TEXT,
    to_status TEXT,
    code TEXT,
    message TEXT
  )`,
  `CREATE INDEX timeline_item ON timeline (item_seq, seq)`,
];

/** Finished items, kept when the list is cleared. */
const HISTORY = [
  `CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id TEXT NOT NULL,
    parent_id TEXT,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    title TEXT,
    artist TEXT,
    album TEXT,
    quality TEXT,
    bytes INTEGER NOT NULL,
    output_path TEXT,
    error_code TEXT,
    error_message TEXT,
    finished_at INTEGER NOT NULL
  )`,
  `CREATE INDEX history_status ON history (status, seq)`,
  `CREATE INDEX history_time ON history (finished_at)`,
];

/** Paths of the library that are taken, by their key (NFC, lower case), each by one recording. */
const RESERVED = `
CREATE TABLE reserved_path (
  key TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  recording TEXT NOT NULL,
  is_published INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) WITHOUT ROWID`;

/** Begun full-format transfers, for the daily limit. */
const TRANSFER = [
  `CREATE TABLE transfer (seq INTEGER PRIMARY KEY, item_id TEXT NOT NULL, at INTEGER NOT NULL)`,
  `CREATE INDEX transfer_at ON transfer (at)`,
];

export const ITEM_TABLES: readonly string[] = [
  ITEM,
  ...INDEXES,
  SEARCH,
  ...TIMELINE,
  ...HISTORY,
  RESERVED,
  ...TRANSFER,
];
