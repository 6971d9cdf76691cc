import { foldStatus, type LeafStatus } from '../../../src/domain/index.js';
import type { ItemRow } from '../../../src/queue/rows/item-row.js';
import type { AuditFacts } from './subject.js';

const STATUSES = [
  'pending',
  'downloading',
  'processing',
  'completed',
  'failed',
  'paused',
  'cancelled',
  'skipped',
] as const;

/** Totals of the list and of each collection, against the rows that they are about. */
export async function auditCounters({ query, items }: AuditFacts): Promise<string[]> {
  const counters = await query<{ name: string; value: number }>('SELECT name, value FROM counter');
  const wanted = new Map<string, number>();
  const count = (name: string): void => void wanted.set(name, (wanted.get(name) ?? 0) + 1);
  for (const { type, status, parent_seq: parent } of items) {
    if (type === 'track') count(`leaf:${status}`);
    if (parent === null) count(`top:${type}:${status}`);
  }
  const faults = counters
    .filter(({ name, value }) => !name.startsWith('ever:') && value !== (wanted.get(name) ?? 0))
    .map(({ name, value }) => `counter ${name} is ${String(value)}, there are ${String(wanted.get(name) ?? 0)}`);
  const collections = items.filter(({ type }) => type !== 'track');
  return [...faults, ...collections.flatMap((row) => collectionFaults(row, items))];
}

function collectionFaults(row: ItemRow, items: readonly ItemRow[]): string[] {
  const members = items.filter(({ parent_seq: parent }) => parent === row.seq);
  const real = Object.fromEntries(
    STATUSES.map((status) => [status, members.filter((member) => member.status === status).length]),
  ) as Record<LeafStatus, number>;
  const faults = STATUSES.filter((status) => row[`n_${status}`] !== real[status]).map(
    (status) => `${row.id} counts ${String(row[`n_${status}`])} ${status}, there are ${String(real[status])}`,
  );
  if (row.expanded_at === null || members.length === 0) return faults;
  const fold = foldStatus({ ...real, total: members.length });
  if (fold !== row.status) faults.push(`${row.id} is ${row.status}, its members make it ${fold}`);
  const bytes = members.filter(({ status }) => status === 'completed').reduce((sum, member) => sum + member.bytes, 0);
  if (fold === 'completed' && bytes !== row.bytes)
    faults.push(`${row.id} says ${String(row.bytes)} bytes, its members have ${String(bytes)}`);
  return faults;
}
