const STATUSES = ['pending', 'downloading', 'processing', 'completed', 'failed', 'paused', 'cancelled', 'skipped'];

/** `n_pending = n_pending + (NEW.status = 'pending'), …`: one column changes by one. */
function count(sign: '+' | '-', row: 'OLD' | 'NEW'): string {
  return STATUSES.map((status) => `n_${status} = n_${status} ${sign} (${row}.status = '${status}')`).join(', ');
}

function recount(): string {
  return STATUSES.map(
    (status) => `n_${status} = n_${status} - (OLD.status = '${status}') + (NEW.status = '${status}')`,
  ).join(', ');
}

/** What a member adds to the bytes of its collection: all that is there of it. One that runs says by itself how far it is. */
function restingBytes(row: 'OLD' | 'NEW'): string {
  return `CASE WHEN ${row}.status IN ('pending', 'paused', 'processing', 'completed') THEN ${row}.bytes ELSE 0 END`;
}

/**
 * Counters of all tracks (`leaf:<status>`), of what stands at the top of the list (`top:<type>:<status>`), and
 * for all time (`ever:success`, `ever:failure`, `ever:bytes`). Kept here, in the unit of the change, they cannot drift
 * and nobody has to COUNT a million rows.
 */
const INSERTED = `
CREATE TRIGGER item_inserted AFTER INSERT ON item BEGIN
  UPDATE counter SET value = value + 1 WHERE NEW.type = 'track' AND name = 'leaf:' || NEW.status;
  UPDATE counter SET value = value + 1 WHERE NEW.parent_seq IS NULL AND name = 'top:' || NEW.type || ':' || NEW.status;
  UPDATE item SET ${count('+', 'NEW')} WHERE seq = NEW.parent_seq;
  INSERT INTO item_fts (rowid, title, artist, album) VALUES (NEW.seq, NEW.title, NEW.artist, NEW.album);
END`;

const STATUS_CHANGED = `
CREATE TRIGGER item_status_changed AFTER UPDATE OF status ON item WHEN OLD.status <> NEW.status BEGIN
  UPDATE counter SET value = value - 1 WHERE NEW.type = 'track' AND name = 'leaf:' || OLD.status;
  UPDATE counter SET value = value + 1 WHERE NEW.type = 'track' AND name = 'leaf:' || NEW.status;
  UPDATE counter SET value = value - 1 WHERE NEW.parent_seq IS NULL AND name = 'top:' || NEW.type || ':' || OLD.status;
  UPDATE counter SET value = value + 1 WHERE NEW.parent_seq IS NULL AND name = 'top:' || NEW.type || ':' || NEW.status;
  UPDATE counter SET value = value + 1 WHERE NEW.type = 'track' AND NEW.status = 'completed' AND name = 'ever:success';
  UPDATE counter SET value = value + 1 WHERE NEW.type = 'track' AND NEW.status = 'failed' AND name = 'ever:failure';
  UPDATE counter SET value = value + NEW.bytes
    WHERE NEW.type = 'track' AND NEW.status = 'processing' AND NEW.reused IS NULL AND name = 'ever:bytes';
  UPDATE item SET ${recount()},
    bytes = bytes - ${restingBytes('OLD')} + ${restingBytes('NEW')}
    WHERE seq = NEW.parent_seq;
END`;

const BYTES_CHANGED = `
CREATE TRIGGER item_bytes_changed AFTER UPDATE OF bytes ON item
WHEN NEW.parent_seq IS NOT NULL AND OLD.status = NEW.status AND OLD.bytes <> NEW.bytes BEGIN
  UPDATE item SET bytes = bytes - ${restingBytes('OLD')} + ${restingBytes('NEW')}
    WHERE seq = NEW.parent_seq AND NEW.status <> 'downloading';
END`;

const DELETED = `
CREATE TRIGGER item_deleted AFTER DELETE ON item BEGIN
  UPDATE counter SET value = value - 1 WHERE OLD.type = 'track' AND name = 'leaf:' || OLD.status;
  UPDATE counter SET value = value - 1 WHERE OLD.parent_seq IS NULL AND name = 'top:' || OLD.type || ':' || OLD.status;
  UPDATE item SET ${count('-', 'OLD')},
    bytes = bytes - ${restingBytes('OLD')}
    WHERE seq = OLD.parent_seq;
  INSERT INTO item_fts (item_fts, rowid, title, artist, album) VALUES ('delete', OLD.seq, OLD.title, OLD.artist, OLD.album);
END`;

const RENAMED = `
CREATE TRIGGER item_renamed AFTER UPDATE OF title, artist, album ON item
WHEN OLD.title IS NOT NEW.title OR OLD.artist IS NOT NEW.artist OR OLD.album IS NOT NEW.album BEGIN
  INSERT INTO item_fts (item_fts, rowid, title, artist, album) VALUES ('delete', OLD.seq, OLD.title, OLD.artist, OLD.album);
  INSERT INTO item_fts (rowid, title, artist, album) VALUES (NEW.seq, NEW.title, NEW.artist, NEW.album);
END`;

const NAMES = [
  ...STATUSES.map((status) => `leaf:${status}`),
  ...['track', 'album', 'playlist'].flatMap((type) =>
    [...STATUSES, 'partial'].map((status) => `top:${type}:${status}`),
  ),
  'ever:success',
  'ever:failure',
  'ever:bytes',
];

export const ITEM_TRIGGERS: readonly string[] = [
  `CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID`,
  `INSERT INTO counter (name, value) VALUES ${NAMES.map((name) => `('${name}', 0)`).join(', ')}`,
  INSERTED,
  STATUS_CHANGED,
  BYTES_CHANGED,
  DELETED,
  RENAMED,
];
