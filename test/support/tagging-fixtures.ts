/** What the specs of the plugin `tagging` are made of. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrackInfo } from '@deemusic/plugin-sdk';
import { trackInfo } from '@deemusic/plugin-sdk/testkit';
import jpeg from 'jpeg-js';
import { noise } from './audio-fixtures.js';
import type { CoverPicture } from '../../plugins/tagging/src/cover-picture.js';
import type { TagSet } from '../../plugins/tagging/src/facts/tag-set.js';
import { trackTags } from '../../plugins/tagging/src/facts/track-tags.js';
import type { TagField, TaggingConfig } from '../../plugins/tagging/src/tagging-config.js';
import { TAG_FIELDS } from '../../plugins/tagging/src/tagging-config.js';

/** The config as it is when nobody has touched it, with overrides; `off` names fields that are switched off. */
export function configOf(overrides: Partial<TaggingConfig> = {}, off: readonly TagField[] = []): TaggingConfig {
  const fields = Object.fromEntries(TAG_FIELDS.map((field) => [field, !off.includes(field)]));
  return {
    fields: fields as TaggingConfig['fields'],
    multiArtist: 'list',
    artistJoiner: ', ',
    cover: { pixels: 1000, maxKilobytes: 1024 },
    mp3: { id3Version: '2.4', id3v1: false },
    ...overrides,
  };
}

/** All fields but these. */
export function onlyField(...wanted: TagField[]): TagField[] {
  return TAG_FIELDS.filter((field) => !wanted.includes(field));
}

/** A real JPEG, decodable by anybody. */
export function makeJpeg(pixels: number, seed = 1): Buffer {
  return jpeg.encode({ width: pixels, height: pixels, data: noise(pixels * pixels * 4, seed) }, 50).data;
}

export function makeCover(pixels = 64, seed = 1): CoverPicture {
  return { data: makeJpeg(pixels, seed), mime: 'image/jpeg', width: pixels, height: pixels };
}

/** Tags of a made-up track from Deezer. */
export function tagsOf(track: Partial<TrackInfo> = {}, config: TaggingConfig = configOf()): TagSet {
  return trackTags({ ...trackInfo(), source: 'deezer', ...track }, config);
}

/** Puts bytes into a file. @returns its path */
export function fileWith(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
