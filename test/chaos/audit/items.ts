import { pathKey } from '../../../src/domain/index.js';
import type { ItemRow } from '../../../src/queue/rows/item-row.js';
import type { AuditFacts } from './subject.js';

interface Reserved {
  key: string;
  path: string;
  recording: string;
  is_published: 0 | 1;
}

/** Each row by itself: at rest, nothing is under way, nothing was given up, and what is completed has a place of its own. */
export async function auditItems({ query, items }: AuditFacts): Promise<string[]> {
  const reserved = await query<Reserved>('SELECT key, path, recording, is_published FROM reserved_path');
  const places = new Map(reserved.map((row) => [row.key, row]));
  return [
    ...items.flatMap(stuck),
    ...items.filter(isFiled).flatMap((row) => misplaced(row, places)),
    ...reserved
      .filter(({ path, is_published: isPublished }) => !isPublished && !items.some((row) => row.target_path === path))
      .map(({ path }) => `${path} is kept for nobody`),
  ];
}

/** Whether a row says that there is a file of it. */
export function isFiled({ type, status }: ItemRow): boolean {
  return type === 'track' && status === 'completed';
}

function stuck(row: ItemRow): string[] {
  const faults: string[] = [];
  if (['failed', 'partial', 'cancelled'].includes(row.status))
    faults.push(`${row.id} is ${row.status}: ${row.error_code ?? ''} ${row.error_message ?? ''}`);
  if (['pending', 'downloading', 'processing'].includes(row.status)) faults.push(`${row.id} is still ${row.status}`);
  if (row.stage !== null) faults.push(`${row.id} is still at ${row.stage}`);
  if (row.waiting !== null) faults.push(`${row.id} waits for ${row.waiting}`);
  if (row.post === 'pending') faults.push(`the plugins are not through with ${row.id}`);
  if (row.relisting !== 0) faults.push(`${row.id} is still being listed`);
  return faults;
}

function misplaced(row: ItemRow, places: ReadonlyMap<string, Reserved>): string[] {
  const { id, output_path: path, recording } = row;
  if (path === null) return [`${id} is completed and has no file`];
  const faults: string[] = [];
  const place = places.get(pathKey(path));
  if (!place?.is_published) faults.push(`${id} has a file at ${path}, which is not known as published`);
  else if (place.recording !== recording)
    faults.push(`${path} belongs to ${place.recording}, ${id} is ${String(recording)}`);
  if (row.staged !== null) faults.push(`${id} is completed, its row still knows staged bytes`);
  if (row.error_code !== null) faults.push(`${id} is completed with the error ${row.error_code}`);
  return faults;
}
