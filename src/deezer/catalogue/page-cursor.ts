import { InvalidResponseError, RequestError } from '../../domain/index.js';

/** Which part of a list. */
export interface Page {
  index: number;
  limit: number;
}

const CURSOR = /^(\d{1,9}):(\d{1,5})$/;

/** @throws RequestError when the cursor is none of ours */
export function parseCursor(cursor: string): Page {
  const match = CURSOR.exec(cursor);
  if (!match) throw new RequestError('bad_request', 'This cursor is not one that this source gave.');
  return { index: Number(match[1]), limit: Number(match[2]) };
}

/**
 * The cursor of the page that `next` leads to. Only its numbers are taken, never the address itself; the asked limit
 * may have been lowered silently, so both come from there.
 * @throws InvalidResponseError when `next` leads to another host, or not onwards
 */
export function nextCursor(next: string | null, base: string, current: Page): string | null {
  if (next === null || next === '') return null;
  const url = URL.canParse(next) ? new URL(next) : null;
  if (url?.host !== new URL(base).host)
    throw new InvalidResponseError('next: leads to another host', { details: { path: 'next' } });
  const index = Number(url.searchParams.get('index'));
  const limit = Number(url.searchParams.get('limit') ?? current.limit);
  if (!Number.isSafeInteger(index) || index <= current.index) {
    throw new InvalidResponseError('next: does not lead onwards', { details: { path: 'next' } });
  }
  return `${String(index)}:${String(Number.isSafeInteger(limit) && limit > 0 ? limit : current.limit)}`;
}
