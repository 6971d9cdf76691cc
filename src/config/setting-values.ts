import { z } from 'zod';

/*
 * Schemas of single values. Each takes what JSON holds and the text of an environment variable alike.
 * Messages say what is expected and never repeat what was given: it may be a secret in the wrong place.
 */

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** @returns bytes, or NaN when the text is no size; `512MiB`, `1.5GB`, `64k`, `1000`, also with `/s` */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?i?b?)(?:\/s)?$/i.exec(text.trim());
  const unit = match ? UNITS[(match[2] ?? '').toLowerCase()] : undefined;
  return match && unit !== undefined ? Math.round(Number(match[1]) * unit) : Number.NaN;
}

/** A whole number within bounds. */
export function integer(min: number, max: number): z.ZodType<number> {
  const message = `a whole number from ${String(min)} to ${String(max)} is expected`;
  const bounded = z.number({ message }).int({ message }).min(min, { message }).max(max, { message });
  return z.preprocess((value) => (isText(value) && /^\d+$/.test(value.trim()) ? Number(value) : value), bounded);
}

/** Bytes, as a number or with a unit. */
export function size(): z.ZodType<number> {
  const message = 'a size is expected, such as 1000000, 512MiB or 1.5GB';
  return z.preprocess((value) => (isText(value) ? parseSize(value) : value), z.int({ message }).min(0, { message }));
}

/** `true` or `false`; also `1`, `0`, `yes`, `no`, `on`, `off`. */
export function flag(): z.ZodType<boolean> {
  const message = 'true or false is expected';
  return z.preprocess((value) => {
    if (!isText(value)) return value;
    const text = value.trim().toLowerCase();
    if (['true', '1', 'yes', 'on'].includes(text)) return true;
    return ['false', '0', 'no', 'off'].includes(text) ? false : value;
  }, z.boolean({ message }));
}

/** One of some words; the case of the letters does not count. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T): z.ZodType<T[number]> {
  const message = `one of ${words.join(', ')} is expected`;
  const normalize = (value: unknown): unknown =>
    isText(value) ? (words.find((word) => word.toLowerCase() === value.trim().toLowerCase()) ?? value) : value;
  return z.preprocess(normalize, z.enum(words, { message }));
}

/** Text with something in it. */
export function text(message = 'text is expected'): z.ZodType<string> {
  return z.string({ message }).trim().min(1, { message });
}

/** An http or https address without credentials, query or fragment; a trailing slash is dropped. */
export function httpUrl(): z.ZodType<string> {
  const message = 'an address is expected that begins with http:// or https:// and has no user, query or fragment';
  return z
    .string({ message })
    .trim()
    .refine(isPlainHttpUrl, { message })
    .transform((url) => url.replace(/\/+$/, ''));
}

function isPlainHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const hasExtras = url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '';
  return /^https?:$/.test(url.protocol) && url.hostname !== '' && !hasExtras;
}

/** A sub-path of an address: `music/` and `/music` are the same. */
export function basePath(): z.ZodType<string> {
  const message = 'a path such as / or /music is expected';
  return z
    .string({ message })
    .trim()
    .regex(/^[A-Za-z0-9/_.~-]*$/, { message })
    .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'), { message })
    .transform((path) => `/${path.split('/').filter(Boolean).join('/')}`);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
