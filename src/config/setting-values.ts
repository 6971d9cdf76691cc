import { z } from 'zod';
import type { SettingForm, SettingUnit } from './setting-form.js';

/** What a value must be, and how it is asked for. */
export interface ValueKind<T> {
  readonly schema: z.ZodType<T>;
  readonly form: SettingForm;
}

/*
 * Kinds of single values. Each takes what JSON holds and the text of an environment variable alike.
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
export function integer(min: number, max: number, unit?: SettingUnit): ValueKind<number> {
  const message = `a whole number from ${String(min)} to ${String(max)} is expected`;
  const bounded = z.number({ message }).int({ message }).min(min, { message }).max(max, { message });
  return {
    schema: z.preprocess((value) => (isText(value) && /^\d+$/.test(value.trim()) ? Number(value) : value), bounded),
    form: { kind: 'integer', min, max, ...(unit ? { unit } : {}) },
  };
}

/** Bytes, as a number or with a unit. */
export function size(): ValueKind<number> {
  const message = 'a size is expected, such as 1000000, 512MiB or 1.5GB';
  const bytes = z.int({ message }).min(0, { message });
  return {
    schema: z.preprocess((value) => (isText(value) ? parseSize(value) : value), bytes),
    form: { kind: 'size', min: 0, unit: 'bytes' },
  };
}

/** Bytes per second, as a number or with a unit. */
export function speed(): ValueKind<number> {
  return { schema: size().schema, form: { kind: 'speed', min: 0, unit: 'bytes/s' } };
}

/** `true` or `false`; also `1`, `0`, `yes`, `no`, `on`, `off`. */
export function flag(): ValueKind<boolean> {
  const schema = z.preprocess(
    (value) => {
      if (!isText(value)) return value;
      const text = value.trim().toLowerCase();
      if (['true', '1', 'yes', 'on'].includes(text)) return true;
      return ['false', '0', 'no', 'off'].includes(text) ? false : value;
    },
    z.boolean({ message: 'true or false is expected' }),
  );
  return { schema, form: { kind: 'flag' } };
}

/** One of some words; the case of the letters does not count. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T): ValueKind<T[number]> {
  const message = `one of ${words.join(', ')} is expected`;
  const normalize = (value: unknown): unknown =>
    isText(value) ? (words.find((word) => word.toLowerCase() === value.trim().toLowerCase()) ?? value) : value;
  return { schema: z.preprocess(normalize, z.enum(words, { message })), form: { kind: 'choice', options: words } };
}

/** Text with something in it. */
export function text(message = 'text is expected'): ValueKind<string> {
  return { schema: someText(message), form: { kind: 'text' } };
}

/** A folder of the machine. */
export function folder(): ValueKind<string> {
  return { schema: someText('a folder is expected'), form: { kind: 'folder' } };
}

/** What nobody is shown again. */
export function secret(schema: z.ZodType<string> = someText()): ValueKind<string> {
  return { schema, form: { kind: 'secret' } };
}

function someText(message = 'text is expected'): z.ZodString {
  return z.string({ message }).trim().min(1, { message });
}

/** An http or https address without credentials, query or fragment; a trailing slash is dropped. */
export function httpUrl(): ValueKind<string> {
  const message = 'an address is expected that begins with http:// or https:// and has no user, query or fragment';
  const schema = z
    .string({ message })
    .trim()
    .refine(isPlainHttpUrl, { message })
    .transform((url) => url.replace(/\/+$/, ''));
  return { schema, form: { kind: 'url' } };
}

function isPlainHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const hasExtras = url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '';
  return /^https?:$/.test(url.protocol) && url.hostname !== '' && !hasExtras;
}

/** A sub-path of an address: `music/` and `/music` are the same. */
export function basePath(): ValueKind<string> {
  const message = 'a path such as / or /music is expected';
  const schema = z
    .string({ message })
    .trim()
    .regex(/^[A-Za-z0-9/_.~-]*$/, { message })
    .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'), { message })
    .transform((path) => `/${path.split('/').filter(Boolean).join('/')}`);
  return { schema, form: { kind: 'text' } };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
