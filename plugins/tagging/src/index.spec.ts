import { afterEach, describe, expect, it } from '@jest/globals';
import { RetryLater, Unrecoverable } from '@deemusic/plugin-sdk';
import type { TestHost, TestHostOptions } from '@deemusic/plugin-sdk/testkit';
import { createTestHost, silentAudio } from '@deemusic/plugin-sdk/testkit';
import { parseFile } from 'music-metadata';
import { join } from 'node:path';
import { configOf } from '../../../test/support/tagging-fixtures.js';
import plugin from './index.js';
import type { TaggingConfig } from './tagging-config.js';

const folder = new URL('..', import.meta.url);
const FLAC = 'Aurelia Finch/Low Tide/02 - Harbour Lights.flac';
const MP3 = 'Aurelia Finch/Low Tide/02 - Harbour Lights.mp3';

/** A JPEG as far as anybody looks here, of so many bytes. */
function jpegOf(pixels: number, bytes = 200): Buffer {
  const [high, low] = [pixels >> 8, pixels & 0xff];
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, high, low, high, low, 1, 1, 0x11, 0]);
  return Buffer.concat([head], bytes);
}

let host: TestHost<TaggingConfig>;
afterEach(() => host.dispose());

async function open(options: TestHostOptions<TaggingConfig> = {}): Promise<void> {
  host = await createTestHost(plugin, { folder, images: { cover: (pixels) => jpegOf(pixels) }, ...options });
}

async function read(path: string): Promise<Awaited<ReturnType<typeof parseFile>>['common']> {
  return (await parseFile(join(host.libraryDir, path))).common;
}

describe('a track', () => {
  it('is tagged as the catalogue says, with its cover; again gives the same bytes', async () => {
    await open();
    const { edits, output } = await host.runTwice('processTrack');
    expect(edits).toEqual([FLAC]);
    expect(output?.note).toBe('Tagged, with a cover of 1000 × 1000.');
    expect(await read(FLAC)).toMatchObject({
      title: 'Harbour Lights',
      artist: 'Aurelia Finch',
      artists: ['Aurelia Finch', 'Tomás Ødegård'],
      albumartist: 'Aurelia Finch',
      track: { no: 2, of: 3 },
      disk: { no: 1, of: 1 },
      date: '2021-03-19',
      isrc: ['ZZABC2100002'],
      barcode: '0000000007001',
      genre: ['Folk', 'Ambient'],
      bpm: 97,
      replaygain_track_gain: { dB: -8.4 },
    });
    expect((await read(FLAC)).picture?.[0]?.data.length).toBe(200);
  });

  it('in MP3 too', async () => {
    await open();
    await host.runTwice('processTrack', { file: { format: 'MP3_320' } });
    expect(await read(MP3)).toMatchObject({ title: 'Harbour Lights', isrc: ['ZZABC2100002'] });
  });

  it('that was published before is tagged late, too', async () => {
    await open();
    await host.run('processTrack', { file: { isPublished: true } }, { isLate: true, reason: 'replay' });
    expect((await read(FLAC)).title).toBe('Harbour Lights');
  });

  it('follows the settings at once', async () => {
    await open();
    expect(await host.changeConfig(configOf({ multiArtist: 'joined', artistJoiner: ' & ' }, ['title', 'cover']))).toBe(
      true,
    );
    const { output } = await host.run('processTrack');
    const tags = await read(FLAC);
    expect([tags.title, tags.artist, tags.picture]).toEqual([undefined, 'Aurelia Finch & Tomás Ødegård', undefined]);
    expect(output?.note).toBe('Tagged; the cover is switched off.');
  });

  it('that is no audio file is refused for good, and stays', async () => {
    await open({ files: { [FLAC]: 'no audio' } });
    await expect(host.run('processTrack')).rejects.toBeInstanceOf(Unrecoverable);
    expect(host.text(FLAC)).toBe('no audio');
  });

  it('stays as it was when the run is cancelled', async () => {
    const before = silentAudio('FLAC');
    await open({ files: { [FLAC]: before } });
    await expect(host.run('processTrack', {}, { signal: AbortSignal.abort(new Error('over')) })).rejects.toThrow();
    expect(host.file(FLAC).equals(before)).toBe(true);
  });
});

describe('the cover', () => {
  it('has the wanted size, also when the host has another one at hand', async () => {
    await open({ config: configOf({ cover: { pixels: 600, maxKilobytes: 100 } }) });
    const { output } = await host.run('processTrack');
    expect(output?.note).toBe('Tagged, with a cover of 600 × 600.');
  });

  it('is taken smaller when it has too many bytes', async () => {
    const images = { cover: (pixels: number) => jpegOf(pixels, pixels > 500 ? 40_000 : 10_000) };
    await open({ images, config: configOf({ cover: { pixels: 1400, maxKilobytes: 20 } }) });
    expect((await host.runTwice('processTrack')).output?.note).toBe('Tagged, with a cover of 500 × 500.');
  });

  it.each([
    ['too large in any size', { cover: (pixels: number) => jpegOf(pixels, 40_000) }, 'it is larger than 20 KiB'],
    ['missing', {}, 'there is none'],
  ])('that is %s is left out', async (_, images, why) => {
    await open({ images, config: configOf({ cover: { pixels: 1000, maxKilobytes: 20 } }) });
    const { output } = await host.run('processTrack');
    expect(output?.note).toBe(`Tagged without a cover: ${why}.`);
    expect((await read(FLAC)).title).toBe('Harbour Lights');
  });

  it('that cannot be had now is waited for, but not for ever', async () => {
    const cover = (pixels: number): Uint8Array => {
      if (pixels === 700) throw new RetryLater('The service of pictures does not answer.');
      return jpegOf(pixels);
    };
    await open({ images: { cover }, config: configOf({ cover: { pixels: 700, maxKilobytes: 100 } }) });
    await expect(host.run('processTrack', {}, { attempt: 1 })).rejects.toBeInstanceOf(RetryLater);
    const { output } = await host.run('processTrack', {}, { attempt: 3 });
    expect(output?.note).toBe('Tagged, with a cover of 1000 × 1000.');
  });
});
