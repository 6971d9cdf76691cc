import type { ItemStatus, ItemType } from 'deemusic/wire';

/** What of the queue is shown, and in which order. */
export interface QueueFilter {
  /** Empty: any. */
  statuses: readonly ItemStatus[];
  type: ItemType | null;
  /** Part of title, artist or album; empty: any. Finds members of collections too. */
  words: string;
  /** Names of the host. `position`: the order of the queue. */
  sort: QueueSort;
}

export const QUEUE_SORTS = ['position', '-added', 'added'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** Statuses that people ask for together, in the order of the tabs. */
export const STATUS_GROUPS = {
  all: [],
  active: ['downloading', 'processing'],
  waiting: ['pending'],
  paused: ['paused'],
  done: ['completed'],
  problems: ['failed', 'partial'],
  stopped: ['cancelled', 'skipped'],
} as const satisfies Record<string, readonly ItemStatus[]>;

export type StatusGroup = keyof typeof STATUS_GROUPS;

const STATUSES: readonly string[] = Object.values(STATUS_GROUPS).flat();
const TYPES: readonly string[] = ['track', 'album', 'playlist'] satisfies ItemType[];

/** @returns the filter that an address names; what it does not understand is left out */
export function filterOf(search: URLSearchParams): QueueFilter {
  const sort = search.get('sort');
  const type = search.get('type');
  return {
    statuses: statusesOf(search.get('status') ?? ''),
    type: type !== null && TYPES.includes(type) ? (type as ItemType) : null,
    words: (search.get('q') ?? '').trim().slice(0, 200),
    sort: QUEUE_SORTS.find((known) => known === sort) ?? 'position',
  };
}

/** A group's name, or statuses with commas. */
function statusesOf(text: string): readonly ItemStatus[] {
  if (Object.hasOwn(STATUS_GROUPS, text)) return STATUS_GROUPS[text as StatusGroup];
  return [...new Set(text.split(',').filter((status) => STATUSES.includes(status)))] as ItemStatus[];
}

/** Writes a change of the filter into the parameters of an address; what says nothing new is left out. */
export function writeFilter(search: URLSearchParams, change: Partial<QueueFilter>): URLSearchParams {
  const { statuses, type, words, sort } = { ...filterOf(search), ...change };
  const after = new URLSearchParams(search);
  const texts = {
    status: groupOf(statuses) ?? statuses.join(','),
    type: type ?? '',
    q: words,
    sort: sort === 'position' ? '' : sort,
  };
  for (const [key, text] of Object.entries(texts)) {
    if (text === '' || text === 'all') after.delete(key);
    else after.set(key, text);
  }
  return after;
}

/** @returns the tab of exactly these statuses; null when there is none */
export function groupOf(statuses: readonly ItemStatus[]): StatusGroup | null {
  const groups = Object.entries(STATUS_GROUPS) as [StatusGroup, readonly ItemStatus[]][];
  const same = groups.find(([, all]) => all.length === statuses.length && all.every((one) => statuses.includes(one)));
  return same?.[0] ?? null;
}

/** Whether anything is left out; the order does not count. */
export function isFiltering({ statuses, type, words }: QueueFilter): boolean {
  return statuses.length > 0 || type !== null || words !== '';
}

/** Whether rows can be dragged: only the whole list shows where one would come to stand. */
export function isOrderable(filter: QueueFilter): boolean {
  return !isFiltering(filter) && filter.sort === 'position';
}

/** What of the filter the host's commands on many understand. */
export function bulkFilter({ statuses, type, words }: QueueFilter): {
  status?: ItemStatus[];
  type?: ItemType;
  q?: string;
} {
  return {
    ...(statuses.length > 0 && { status: [...statuses] }),
    ...(type && { type }),
    ...(words && { q: words }),
  };
}
