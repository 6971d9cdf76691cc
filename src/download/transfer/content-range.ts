import type { HttpHeaders } from '../../http/lean.js';

/** A `Content-Range` of bytes; null parts = `*`. */
export interface ContentRange {
  start: number | null;
  total: number | null;
}

/** @returns null when there is none that makes sense */
export function parseContentRange(value: string | null): ContentRange | null {
  const match = /^bytes\s+(?:(\d+)-(\d+)|\*)\/(\d+|\*)$/i.exec(value?.trim() ?? '');
  if (!match) return null;
  const [, first, last, whole] = match;
  const start = first === undefined ? null : Number(first);
  const total = whole === undefined || whole === '*' ? null : Number(whole);
  const isBackwards = start !== null && Number(last) < start;
  const isBeyond = total !== null && last !== undefined && Number(last) >= total;
  return isBackwards || isBeyond ? null : { start, total };
}

/** @returns null when it is absent or no number */
export function contentLength(headers: HttpHeaders): number | null {
  const value = headerOf(headers, 'content-length');
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/** A strong ETag, fit for If-Range; weak ones are not. */
export function strongValidator(headers: HttpHeaders): string | null {
  const value = headerOf(headers, 'etag');
  return value !== null && /^"[^"]*"$/.test(value) ? value : null;
}

/** The one value of a header, null when it is absent. */
export function headerOf(headers: HttpHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? null;
}
