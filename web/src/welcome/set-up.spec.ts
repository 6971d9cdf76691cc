import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../api/index.js';
import type { NamedSetting } from '../settings/index.js';
import { setUpOf } from './set-up.js';

const quality = (value: string): NamedSetting => ({ key: 'download.quality', value }) as NamedSetting;
const source = (connected: boolean, hasSecret: boolean) => ({ connected, hasSecret }) as Schema<'SourceStatus'>;

describe('a host is set up', () => {
  it.each([
    ['FLAC', true, true, true],
    ['FLAC', true, false, false],
    ['FLAC', false, true, false],
    ['PREVIEW', false, false, true],
  ])('with %s, connected %s, secret %s: %s', (wanted, connected, hasSecret, isComplete) => {
    expect(setUpOf([quality(wanted)], source(connected, hasSecret)).isComplete).toBe(isComplete);
  });
});

it('settings are found by name', () => {
  const { setting } = setUpOf([quality('FLAC')], source(false, false));
  expect(setting('download.quality')?.value).toBe('FLAC');
  expect(setting('other')).toBeUndefined();
});
