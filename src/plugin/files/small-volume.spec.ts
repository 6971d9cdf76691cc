import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trackEvent } from '@deemusic/plugin-sdk/testkit';
import { makeMp3 } from '../../../test/support/audio-fixtures.js';
import { filesBelow } from '../../../test/support/files.js';
import { openPluginFiles, type OpenPluginFiles, type OpenRun } from '../../../test/support/open-plugin-files.js';
import { smallVolume } from '../../../test/support/small-volume.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const MIB = 1024 * 1024;
const base = tempDir('plugin-volume');
const [volume, other] = [smallVolume(4 * MIB), smallVolume(4 * MIB)];
const onVolumes = volume !== null && other !== null ? it : it.skip;
const BIG = Buffer.concat(Array.from({ length: 60 }, () => makeMp3({ frames: 50 })));
const event = trackEvent({
  item: { id: 'track_1' },
  file: { format: 'MP3_320', isPublished: true, libraryPath: 'A/x.mp3' },
});
let count = 0;
let host: OpenPluginFiles;
let run: OpenRun;

beforeEach(async () => {
  const root = volume === null ? join(base, 'music') : join(volume, String(count));
  host = await openPluginFiles(join(base, String(count++)), root);
  host.grant('tagging', 'write');
  run = host.begin('tagging', { hook: 'afterTrack', subject: { event, isLate: false } });
});
afterEach(async () => {
  await host.close();
  await rm(host.root, { recursive: true, force: true });
});

const ask = (
  method: 'files/beginEdit' | 'files/beginSidecar' | 'files/commitEdit' | 'files/commitSidecar',
  more: object,
) =>
  host.ask('tagging', method, { runId: run.scope.runId, file: event.file, kind: 'cover', ...more }) as Promise<
    Record<string, string>
  >;
const rows = (): Promise<unknown[]> => host.reader.all('SELECT path FROM artifact');
const tag = makeMp3({ frames: 0, tagBytes: 300 });

describe('a volume that is full', () => {
  onVolumes('is the host’s fault, leaves everything as it was, and passes', async () => {
    await host.put('A/x.mp3', BIG);
    await host.put('fill', Buffer.alloc(2 * MIB));
    const full = { kind: 'retry', fault: 'host', message: expect.stringContaining('full') };
    await expect(ask('files/beginEdit', {})).rejects.toMatchObject(full);
    expect(filesBelow(join(host.root, '.deemusic'))).toEqual([]);
    expect((await readFile(join(host.root, 'A/x.mp3'))).equals(BIG)).toBe(true);
    await rm(join(host.root, 'fill'));
    const { editId, path } = await ask('files/beginEdit', {});
    await writeFile(path ?? '', Buffer.concat([tag, BIG]));
    await ask('files/commitEdit', { editId });
    expect((await readFile(join(host.root, 'A/x.mp3'))).equals(Buffer.concat([tag, BIG]))).toBe(true);
  });
});

describe('a folder of the library on another volume', () => {
  const mounted = async (work: () => Promise<void>): Promise<void> => {
    await mkdir(join(host.root, 'A'));
    execFileSync('mount', ['--bind', other ?? '', join(host.root, 'A')]);
    try {
      await work();
    } finally {
      execFileSync('umount', ['-l', join(host.root, 'A')]);
    }
  };

  onVolumes('takes edits and files beside the music', () =>
    mounted(async () => {
      const sound = makeMp3({ frames: 20 });
      await host.put('A/x.mp3', sound);
      const { editId, path } = await ask('files/beginEdit', {});
      await writeFile(path ?? '', Buffer.concat([tag, sound]));
      await ask('files/commitEdit', { editId });
      expect(await readFile(join(host.root, 'A/x.mp3'))).toEqual(Buffer.concat([tag, sound]));

      const { sidecarId, path: draft } = await ask('files/beginSidecar', { path: 'A/cover.jpg' });
      await writeFile(draft ?? '', 'picture');
      expect(await ask('files/commitSidecar', { sidecarId })).toEqual({ isWritten: true });
      expect((await readdir(join(host.root, 'A'))).sort()).toEqual(['cover.jpg', 'x.mp3']);
      expect(filesBelow(join(host.root, '.deemusic'))).toEqual([]);
    }),
  );

  onVolumes('that is full leaves neither file nor row', () =>
    mounted(async () => {
      await host.put('A/fill', Buffer.alloc(3 * MIB));
      const before = filesBelow(join(host.root, 'A'));
      const { sidecarId, path } = await ask('files/beginSidecar', { path: 'A/B/cover.jpg' });
      await writeFile(path ?? '', Buffer.alloc(2 * MIB));
      await expect(ask('files/commitSidecar', { sidecarId })).rejects.toMatchObject({ kind: 'retry', fault: 'host' });
      expect(filesBelow(join(host.root, 'A'))).toEqual(before);
      expect(filesBelow(join(host.root, '.deemusic'))).toEqual([]);
      expect(await rows()).toEqual([]);
    }),
  );
});
