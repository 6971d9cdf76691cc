import { expect, it } from '@jest/globals';
import type { NamedSetting } from '../data/setting-input.js';
import { matching } from './matching.js';

const base = {
  description: 'The best format wanted.',
  group: 'downloads',
  form: { kind: 'choice', options: ['FLAC'] },
};
const quality = {
  ...base,
  key: 'download.quality',
  title: 'Quality',
  environment: 'DEEMUSIC_DOWNLOAD_QUALITY',
} as unknown as NamedSetting;
const port = {
  ...quality,
  key: 'port',
  title: 'Port',
  description: 'To listen on',
  group: 'access',
  environment: 'DEEMUSIC_PORT',
  form: { kind: 'integer' },
} as unknown as NamedSetting;

it.each([
  ['', ['download.quality', 'port']],
  ['  ', ['download.quality', 'port']],
  ['QUAL', ['download.quality']],
  ['flac', ['download.quality']],
  ['format best', ['download.quality']],
  ['DEEMUSIC_PORT', ['port']],
  ['access', ['port']],
  ['nothing like that', []],
])('%j finds %j', (query, keys) => {
  expect(matching([quality, port], query).map(({ key }) => key)).toEqual(keys);
});
