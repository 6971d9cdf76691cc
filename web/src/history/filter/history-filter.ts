import type { ItemStatus, ItemType } from 'deemusic/wire';

/** Spans that end now. */
export const SPANS = ['any', 'today', 'week', 'month', 'own'] as const;
export type TimeSpan = (typeof SPANS)[number];

/** How something can end. */
export const ENDS = ['completed', 'partial', 'failed', 'cancelled', 'skipped'] as const satisfies readonly ItemStatus[];
export type End = (typeof ENDS)[number];

const TYPES = ['track', 'album', 'playlist'] as const satisfies readonly ItemType[];
const DAYS: Partial<Record<TimeSpan, number>> = { today: 1, week: 7, month: 30 };
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What of the history is shown, as it stands in the address. */
export interface HistoryFilter {
  words: string;
  status: End | null;
  type: ItemType | null;
  time: TimeSpan;
  /** Days as `2026-01-31`, both included; only with `own`. Empty: open. */
  from: string;
  to: string;
}

/** @returns the filter that an address names; what it does not understand is left out */
export function filterOf(search: URLSearchParams): HistoryFilter {
  const [from, to] = [dayOf(search.get('from')), dayOf(search.get('to'))];
  const time = SPANS.find((span) => span === search.get('time')) ?? 'any';
  return {
    words: (search.get('q') ?? '').trim().slice(0, 200),
    status: ENDS.find((end) => end === search.get('status')) ?? null,
    type: TYPES.find((type) => type === search.get('type')) ?? null,
    time,
    from: time === 'own' ? from : '',
    to: time === 'own' ? to : '',
  };
}

/** Writes a filter into the parameters of an address; what says nothing is left out. */
export function writeFilter(search: URLSearchParams, filter: HistoryFilter): URLSearchParams {
  const after = new URLSearchParams(search);
  const isOwn = filter.time === 'own';
  const texts = {
    q: filter.words,
    status: filter.status ?? '',
    type: filter.type ?? '',
    time: filter.time === 'any' ? '' : filter.time,
    from: isOwn ? filter.from : '',
    to: isOwn ? filter.to : '',
  };
  for (const [key, text] of Object.entries(texts)) {
    if (text === '') after.delete(key);
    else after.set(key, text);
  }
  return after;
}

export function isFiltering({ words, status, type, time }: HistoryFilter): boolean {
  return words !== '' || status !== null || type !== null || time !== 'any';
}

/** The query of `GET /history` but the page. */
export interface HistoryQuery {
  q?: string;
  status?: End;
  type?: ItemType;
  /** Epoch ms, included. */
  from?: number;
  /** Epoch ms, not included. */
  to?: number;
}

/** @param now epoch ms; days are those of this browser */
export function queryOf({ words, status, type, time, from, to }: HistoryFilter, now: number): HistoryQuery {
  const days = DAYS[time];
  const begin = days === undefined ? (from === '' ? undefined : midnight(from)) : daysBefore(now, days - 1);
  const last = to === '' ? undefined : new Date(midnight(to));
  last?.setDate(last.getDate() + 1);
  return {
    ...(words !== '' && { q: words }),
    ...(status !== null && { status }),
    ...(type !== null && { type }),
    ...(begin !== undefined && { from: begin }),
    ...(last !== undefined && { to: last.getTime() }),
  };
}

/** The midnight so many days ago; days are not all of one length. */
function daysBefore(now: number, days: number): number {
  const begin = new Date(new Date(now).setHours(0, 0, 0, 0));
  return begin.setDate(begin.getDate() - days);
}

/** The beginning of a day in this browser's time zone. */
function midnight(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}

function dayOf(text: string | null): string {
  return text !== null && DATE.test(text) && !Number.isNaN(midnight(text)) ? text : '';
}
