import { describe, expect, it } from '@jest/globals';
import { inputOf, textOf, valueOf, type NamedSetting } from './setting-input.js';

type Form = NamedSetting['form'];
const form = (kind: Form['kind'], nullable = false): Form => ({ kind, nullable });

describe('a field', () => {
  it.each<[Form, NamedSetting['value'], string | boolean]>([
    [form('integer'), 8, '8'],
    [form('size'), 536_870_912, '512MiB'],
    [form('speed'), 0, ''],
    [form('speed'), 5_242_880, '5MiB'],
    [form('flag'), true, true],
    [form('url', true), null, ''],
    [form('secret', true), { set: true }, ''],
    [form('template'), ' {title}', ' {title}'],
  ])('of %j shows %j as %j, and stands for it', (kind, value, input) => {
    expect(inputOf(kind, value)).toBe(input);
    if (kind.kind !== 'secret') expect(valueOf(kind, input)).toBe(value);
  });

  it('stands for what the host takes', () => {
    expect(valueOf(form('size'), ' 1.5 GB ')).toBe(1_500_000_000);
    expect(valueOf(form('speed'), '')).toBe(0);
    expect(valueOf(form('text'), '  x ')).toBe('x');
    expect(valueOf(form('url', true), ' ')).toBeNull();
  });

  it('leaves to the host what it cannot read', () => {
    expect(valueOf(form('integer'), '1.5')).toBe('1.5');
    expect(valueOf(form('integer'), '')).toBe('');
    expect(valueOf(form('size'), 'much')).toBe('much');
    expect(valueOf(form('url'), '')).toBe('');
  });
});

it('values are told in words', () => {
  const told = (key: string, kind: Form, value: NamedSetting['value']): string => textOf({ key, form: kind }, value);
  expect(told('download.bandwidthLimit', form('speed'), 0)).toBe('no limit');
  expect(told('download.minFreeSpace', form('size'), 536_870_912)).toBe('512 MiB');
  expect(told('network.timeout', { ...form('integer'), unit: 'seconds' }, 30)).toBe('30 s');
  expect(told('publicUrl', form('url', true), null)).toBe('not set');
  expect(told('download.quality', form('choice'), 'MP3_320')).toBe('MP3 320');
  expect(told('download.fallback', form('flag'), false)).toBe('off');
});
