import type { DatabaseReader } from '../../database/index.js';
import { itemId, QUALITIES, type ItemStatus, type MediaRef, type Quality } from '../../domain/index.js';
import type { Standing } from '../item-query.js';
import { childCounts } from '../rows/item-mapper.js';
import type { ItemRow } from '../rows/item-row.js';

/** Best first; of what a list and the library say of the same track the best counts. */
const BEST_FIRST: readonly ItemStatus[] = [
  'completed',
  'processing',
  'downloading',
  'pending',
  'paused',
  'skipped',
  'failed',
  'cancelled',
];

const ORDER = `CASE found.status ${BEST_FIRST.map((status, place) => `WHEN '${status}' THEN ${String(place)}`).join(' ')} END`;

/** Of each track the best row, wherever it stands; one statement for all. */
export const BEST_TRACKS = `
SELECT ref.key AS place, item.id AS id, item.status AS status, coalesce(item.quality_got, item.quality) AS quality
FROM json_each(?) AS ref CROSS JOIN item ON item.seq = (
  SELECT found.seq FROM item AS found INDEXED BY item_track
  WHERE found.type = 'track' AND found.source_id = ref.value ->> 'id' AND found.source = ref.value ->> 'source'
  ORDER BY ${ORDER}, found.seq LIMIT 1)`;

/** A recording is named `source:id:format`; `;` is what follows `:`. */
export const PUBLISHED = `
SELECT ref.key AS place, (
  SELECT recording FROM reserved_path INDEXED BY published_recording
  WHERE is_published = 1 AND recording > (ref.value ->> 'source') || ':' || (ref.value ->> 'id') || ':'
    AND recording < (ref.value ->> 'source') || ':' || (ref.value ->> 'id') || ';'
  LIMIT 1) AS recording
FROM json_each(?) AS ref WHERE recording IS NOT NULL`;

export const COLLECTIONS = 'SELECT item.* FROM json_each(?) AS ref CROSS JOIN item ON item.id = ref.value';

/** What is known of things of the catalogue, in the order of the refs. */
export async function readStandings(reader: DatabaseReader, refs: readonly MediaRef[]): Promise<Standing[]> {
  const [tracks, published, collections] = await Promise.all([
    bestTracks(reader, refs),
    publishedFormats(reader, refs),
    collectionRows(reader, refs),
  ]);
  return refs.map((ref, place) => {
    const collection = collections.get(itemId(ref));
    if (ref.type !== 'track') return collection ? ofCollection(ref, collection) : unknown(ref);
    const track = tracks.get(place) ?? null;
    const format = published.get(place);
    // Its item may have left the list, or be on its way to another format.
    if (format && track?.status !== 'completed')
      return ofTrack(ref, { id: track?.id ?? null, status: 'completed', quality: format });
    return track ? ofTrack(ref, track) : unknown(ref);
  });
}

interface TrackStanding {
  id: string | null;
  status: ItemStatus;
  quality: Quality;
}

async function bestTracks(reader: DatabaseReader, refs: readonly MediaRef[]): Promise<Map<number, TrackStanding>> {
  const rows = await reader.all<TrackStanding & { place: number }>(BEST_TRACKS, [JSON.stringify(refs)]);
  return new Map(rows.filter(({ place }) => refs[place]?.type === 'track').map((row) => [row.place, row]));
}

async function publishedFormats(reader: DatabaseReader, refs: readonly MediaRef[]): Promise<Map<number, Quality>> {
  const rows = await reader.all<{ place: number; recording: string }>(PUBLISHED, [JSON.stringify(refs)]);
  return new Map(
    rows.flatMap(({ place, recording }) => {
      const format = QUALITIES.find((quality) => recording.endsWith(`:${quality}`));
      return format ? [[place, format]] : [];
    }),
  );
}

async function collectionRows(reader: DatabaseReader, refs: readonly MediaRef[]): Promise<Map<string, ItemRow>> {
  const ids = refs.filter(({ type }) => type !== 'track').map(itemId);
  const rows = await reader.all<ItemRow>(COLLECTIONS, [JSON.stringify(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

function ofTrack(ref: MediaRef, { id, status, quality }: TrackStanding): Standing {
  return { ref, itemId: id, status, quality, have: status === 'completed' ? 1 : 0, total: 1 };
}

function ofCollection(ref: MediaRef, row: ItemRow): Standing {
  const { completed, total } = childCounts(row);
  const isListed = row.expanded_at !== null;
  return {
    ref,
    itemId: row.id,
    status: row.status,
    quality: row.quality_got ?? row.quality,
    have: completed,
    total: isListed ? total : null,
  };
}

function unknown(ref: MediaRef): Standing {
  return { ref, itemId: null, status: null, quality: null, have: 0, total: null };
}
