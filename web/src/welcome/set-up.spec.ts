import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../api/index.js';
import type { NamedSetting } from '../settings/index.js';
import { setUpOf } from './set-up.js';

const quality = (value: string): NamedSetting => ({ key: 'download.quality', value }) as NamedSetting;
const source = (state: Partial<Schema<'SourceStatus'>>) =>
  ({
    connected: false,
    hasAccount: true,
    hasSecret: true,
    warnings: [],
    ...state,
  }) as unknown as Schema<'SourceStatus'>;

describe('a host is set up', () => {
  it.each([
    ['an account that works', 'FLAC', { connected: true }, true],
    ['an account that was not used yet', 'FLAC', {}, true],
    ['an account that was refused', 'FLAC', { warnings: ['no longer accepted'] }, false],
    ['no secret', 'FLAC', { connected: true, hasSecret: false }, false],
    ['no account', 'FLAC', { hasAccount: false }, false],
    ['previews, which need neither', 'PREVIEW', { hasAccount: false, hasSecret: false }, true],
  ])('with %s', (_, wanted, state, isComplete) => {
    expect(setUpOf([quality(wanted)], source(state)).isComplete).toBe(isComplete);
  });
});

it('settings are found by name', () => {
  const { setting } = setUpOf([quality('FLAC')], source({}));
  expect(setting('download.quality')?.value).toBe('FLAC');
  expect(setting('other')).toBeUndefined();
});
