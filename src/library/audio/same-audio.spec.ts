import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { appendFile, copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ByteVector, File, Id3v2Settings, Picture, PictureType, TagTypes } from 'node-taglib-sharp';
import { makeFlac, makeMp3, noise } from '../../../test/support/audio-fixtures.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { sameAudio } from './same-audio.js';

const folder = tempDir('same-audio');
let count = 0;

const NUL = (length: number): Buffer => Buffer.alloc(length);
const id3v1 = (): Buffer => Buffer.concat([Buffer.from('TAG')], 128);

async function written(bytes: Uint8Array, extension: string): Promise<string> {
  const path = join(folder, `${String(count++)}.${extension}`);
  await writeFile(path, bytes);
  return path;
}

/** A copy of the file after `change`. */
async function edited(path: string, change: (copy: string) => unknown): Promise<string> {
  const copy = join(folder, `${String(count++)}-${path.slice(path.lastIndexOf('/') + 1)}`);
  await copyFile(path, copy);
  await change(copy);
  return copy;
}

function tag(path: string, change: (file: File) => void = () => undefined): void {
  const file = File.createFromPath(path);
  file.tag.title = 'Made Up';
  file.tag.performers = ['Nobody', 'Somebody'];
  file.tag.track = 7;
  change(file);
  file.save();
  file.dispose();
}

function withPicture(bytes: number): (file: File) => void {
  const picture = Picture.fromFullData(
    ByteVector.fromByteArray(noise(bytes)),
    PictureType.FrontCover,
    'image/jpeg',
    '',
  );
  return (file) => {
    file.tag.pictures = [picture];
  };
}

function apeTag(hasHeader: boolean): Buffer {
  const item = Buffer.concat([Buffer.from([4, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('Title\0Made')]);
  const frame = (isHeader: boolean): Buffer => {
    const part = Buffer.alloc(32);
    part.write('APETAGEX', 'latin1');
    part.writeUInt32LE(2000, 8);
    part.writeUInt32LE(item.length + 32, 12);
    part.writeUInt32LE(1, 16);
    part.writeUInt32LE(((hasHeader ? 0x80000000 : 0) + (isHeader ? 0x20000000 : 0)) >>> 0, 20);
    return part;
  };
  return Buffer.concat([...(hasHeader ? [frame(true)] : []), item, frame(false)]);
}

const lyrics3 = (): Buffer => {
  const body = 'LYRICSBEGININD0000200LYR00005la la';
  return Buffer.from(`${body}${String(body.length).padStart(6, '0')}LYRICS200`);
};

const flipped = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
  return changed;
};

describe('the audio is the same', () => {
  it('after tags were written by a real program, again and again', async () => {
    Id3v2Settings.defaultVersion = 4;
    for (const original of [
      await written(makeFlac({ frames: 500 }), 'flac'),
      await written(makeMp3({ frames: 300 }), 'mp3'),
    ]) {
      const once = await edited(original, (copy) => {
        tag(copy);
      });
      const twice = await edited(once, (copy) => {
        tag(copy, withPicture(20_000));
      });
      const less = await edited(twice, (copy) => {
        tag(copy, (file) => (file.tag.pictures = []));
      });
      expect(await readFile(once)).not.toEqual(await readFile(original));
      for (const copy of [original, once, twice, less]) {
        expect(await sameAudio(original, copy)).toBe(true);
        expect(await sameAudio(copy, original)).toBe(true);
      }
    }
  });

  it('with tags at the end of an MP3 that come, change and go', async () => {
    const audio = makeMp3({ frames: 30 });
    const original = await written(Buffer.concat([audio, apeTag(true), id3v1()]), 'mp3');
    const variants = [
      [audio],
      [audio, id3v1()],
      [audio, apeTag(false)],
      [audio, lyrics3(), id3v1()],
      [audio, Buffer.concat([Buffer.from('TAG+')], 227), id3v1()],
      [makeMp3({ frames: 30, tagBytes: 4096 }), apeTag(true)],
    ];
    for (const parts of variants) {
      const copy = await written(Buffer.concat(parts), 'mp3');
      expect(await sameAudio(original, copy)).toBe(true);
    }
    const none = await edited(original, (copy) => {
      tag(copy, (file) => {
        file.removeTags(TagTypes.AllTags);
      });
    });
    expect(await sameAudio(original, none)).toBe(true);
  });

  it('where the original begins with NULs or a foreign tag, and the copy does not', async () => {
    const flac = makeFlac({ frames: 20, padding: 1000 });
    const mp3 = makeMp3({ frames: 20 });
    const id3 = makeMp3({ frames: 0, tagBytes: 300 });
    for (const [lead, body, extension] of [
      [NUL(200_000), flac, 'flac'],
      [id3, flac, 'flac'],
      [NUL(512), mp3, 'mp3'],
      [Buffer.concat([id3, NUL(20), id3]), mp3, 'mp3'],
    ] as const) {
      const original = await written(Buffer.concat([lead, body]), extension);
      expect(await sameAudio(original, await written(body, extension))).toBe(true);
    }
  });

  it('after metaflac wrote its tags and a picture of 5 MB', async () => {
    if (spawnSync('metaflac', ['--version']).status !== 0) {
      process.stderr.write('skipped a comparison: metaflac is not installed\n');
      return;
    }
    const picture = await written(noise(5 * 1024 * 1024), 'jpg');
    const original = await written(makeFlac({ frames: 100, padding: 4000 }), 'flac');
    const copy = await edited(original, (path) => {
      for (const change of [
        ['--remove-all', '--dont-use-padding'],
        ['--set-tag=TITLE=Made Up', '--add-seekpoint=10x'],
        [`--import-picture-from=3|image/jpeg||640x640x24|${picture}`],
      ]) {
        expect(spawnSync('metaflac', [...change, path]).status).toBe(0);
      }
    });
    expect((await stat(copy)).size).toBeGreaterThan(5 * 1024 * 1024);
    expect(await sameAudio(original, copy)).toBe(true);
  });
});

describe('the audio is not the same', () => {
  const flac = makeFlac({ frames: 200, padding: 100 });
  const mp3 = makeMp3({ frames: 200, tagBytes: 1000 });

  it.each([
    ['a flipped bit', (bytes: Buffer) => flipped(bytes, bytes.length - 5000)],
    ['a flipped bit in the last byte', (bytes: Buffer) => flipped(bytes, bytes.length - 1)],
    ['a cut end', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['a cut end behind a tag of the same length', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -128), id3v1()])],
    ['nothing but its beginning', (bytes: Buffer) => bytes.subarray(0, 60)],
    ['nothing', () => Buffer.alloc(0)],
    ['appended junk', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('junk')])],
    ['appended NULs', (bytes: Buffer) => Buffer.concat([bytes, NUL(4096)])],
    ['NULs in front', (bytes: Buffer) => Buffer.concat([NUL(10), bytes])],
    [
      'an ID3v2 tag longer than the file',
      (bytes: Buffer) => Buffer.concat([Buffer.from([73, 68, 51, 4, 0, 0, 127, 127, 127, 127]), bytes]),
    ],
    [
      'another recording',
      (_: Buffer, extension: string) =>
        extension === 'flac'
          ? makeFlac({ frames: 200, padding: 100, seed: 2 })
          : makeMp3({ frames: 200, tagBytes: 1000, seed: 2 }),
    ],
    ['the other format', (_: Buffer, extension: string) => (extension === 'flac' ? mp3 : flac)],
  ])('with %s', async (_, change) => {
    for (const [bytes, extension] of [
      [flac, 'flac'],
      [mp3, 'mp3'],
    ] as const) {
      const original = await written(bytes, extension);
      expect(await sameAudio(original, await written(bytes, extension))).toBe(true);
      expect(await sameAudio(original, await written(change(bytes, extension), extension))).toBe(false);
    }
  });

  it.each([
    ['another stream information', (bytes: Buffer) => flipped(bytes, 30)],
    [
      'a stream information that comes twice',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 42), bytes.subarray(4)]),
    ],
    [
      'a block that is none',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(0x7f, 42);
        return copy;
      },
    ],
    [
      'no last block',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(0x01, 42);
        return copy;
      },
    ],
    [
      'a block beyond the end',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy.writeUIntBE(0xffffff, 43, 3);
        return copy;
      },
    ],
    [
      'blocks without end',
      (bytes: Buffer) =>
        Buffer.concat([
          bytes.subarray(0, 42),
          Buffer.concat(Array.from({ length: 5000 }, () => Buffer.from([1, 0, 0, 0]))),
          bytes.subarray(42),
        ]),
    ],
  ])('in a FLAC with %s', async (_, change) => {
    const original = await written(flac, 'flac');
    expect(await sameAudio(original, await written(change(flac), 'flac'))).toBe(false);
  });

  it('when what is compared is given up', async () => {
    const original = await written(makeFlac({ frames: 200 }), 'flac');
    const copy = await edited(original, (path) => appendFile(path, id3v1()));
    expect(await sameAudio(original, copy)).toBe(true);
    await expect(sameAudio(original, copy, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
