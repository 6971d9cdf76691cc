import type { Schema } from '../../api/index.js';
import { say, words } from '../../words/index.js';
import { bytesOf, sizeText } from './size-text.js';

/** What stands in a field while somebody edits it. */
export type Input = string | boolean;
/** A value as the host takes it. */
export type PlainValue = string | number | boolean | null;
type Form = Schema<'SettingForm'>;

/** One setting with its name. */
export type NamedSetting = Schema<'Setting'> & { key: string };

/** @returns what the field shows for a value */
export function inputOf({ kind }: Form, value: NamedSetting['value']): Input {
  if (kind === 'flag') return value === true;
  if (value === null || typeof value === 'object') return '';
  if (kind === 'speed' && value === 0) return '';
  return (kind === 'size' || kind === 'speed') && typeof value === 'number' ? sizeText(value) : String(value);
}

/**
 * @returns the value that a field stands for. What cannot be read stays as it was typed: the host refuses it, in its own words
 */
export function valueOf({ kind, nullable }: Form, input: Input): PlainValue {
  // Spaces of a template are part of a name.
  if (typeof input === 'boolean' || kind === 'template') return input;
  const text = input.trim();
  if (kind === 'integer') return /^\d+$/.test(text) ? Number(text) : text;
  if (kind === 'speed' && text === '') return 0;
  if (kind === 'size' || kind === 'speed') return bytesOf(text) ?? text;
  return text === '' && nullable ? null : text;
}

/** @returns a value for people, e.g. `512 MiB`, `no limit`, `30 s` */
export function textOf({ key, form }: Pick<NamedSetting, 'key' | 'form'>, value: NamedSetting['value']): string {
  if (value === null || value === '' || typeof value === 'object') return words.settings.notSet;
  if (typeof value === 'boolean') return value ? words.settings.on : words.settings.off;
  if (typeof value === 'number') return numberText(form, value);
  return form.kind === 'choice' ? (words.settings.choices[key]?.[value]?.label ?? value) : value;
}

function numberText({ kind, unit }: Form, value: number): string {
  if (kind === 'speed') return value === 0 ? words.settings.noLimit : say.speed(value);
  if (kind === 'size') return say.bytes(value);
  return unit === 'seconds' ? `${say.count(value)}${words.settings.seconds}` : say.count(value);
}
