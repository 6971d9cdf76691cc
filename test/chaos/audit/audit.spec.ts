import { beforeAll, expect, it } from '@jest/globals';
import { appendFileSync, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databasePath, writerDataSource } from '../../../src/database/data-source.js';
import { setStage } from '../../support/stage.js';
import { atRest } from '../at-rest.js';
import { audit } from './audit.js';

const stage = await setStage({ tracks: 2, trackBytes: 64 * 1024 });
const id = stage.sandbox.catalogue.ids.playlist.generated;
const inLibrary = (path: string): string => join(stage.library, path);
let path = '';
let track = '';

beforeAll(async () => {
  await stage.host.api('POST', '/downloads', { type: 'playlist', id });
  await atRest(stage);
  const [first] = await stage.children(`playlist_${id}`);
  track = first?.id ?? '';
  path = first?.outputPath ?? '';
});

async function change(sql: string): Promise<void> {
  const source = await writerDataSource(databasePath(stage.dataDir)).initialize();
  await source.query(sql);
  await source.destroy();
}

/** Does something, looks, and undoes it. */
async function foundWith(doing: () => unknown, undoing: () => unknown): Promise<string> {
  await doing();
  const found = await audit(stage);
  await undoing();
  expect(await audit(stage)).toEqual([]);
  return found.join('\n');
}

it('finds nothing where all is well', async () => {
  expect(await audit(stage)).toEqual([]);
});

it.each([
  [
    'a lost file',
    () => {
      renameSync(inLibrary(path), inLibrary('.deemusic/kept'));
    },
    () => {
      renameSync(inLibrary('.deemusic/kept'), inLibrary(path));
    },
    'is not there',
  ],
  [
    'a doubled file',
    () => {
      copyFileSync(inLibrary(path), inLibrary('copy.flac'));
    },
    () => {
      rmSync(inLibrary('copy.flac'));
    },
    'copy.flac belongs to nobody',
  ],
  [
    'a file that was staged for nobody',
    () => {
      writeFileSync(inLibrary('.deemusic/staging/track_1.part'), '');
    },
    () => {
      rmSync(inLibrary('.deemusic/staging/track_1.part'));
    },
    'track_1.part is staged for nobody',
  ],
  [
    'what is left of an edit',
    () => {
      mkdirSync(inLibrary('.deemusic/edits/x'), { recursive: true });
      writeFileSync(inLibrary('.deemusic/edits/x/y'), '');
    },
    () => {
      rmSync(inLibrary('.deemusic/edits/x'), { recursive: true });
    },
    'x/y is left of an edit',
  ],
])('finds %s', async (_what, doing, undoing, words) => {
  expect(await foundWith(doing, undoing)).toContain(words);
});

it('finds a half-written file', async () => {
  copyFileSync(inLibrary(path), inLibrary('.deemusic/kept'));
  const found = await foundWith(
    () => {
      appendFileSync(inLibrary(path), 'more');
    },
    () => {
      renameSync(inLibrary('.deemusic/kept'), inLibrary(path));
    },
  );
  expect(found).toContain('is not what the service has');
});

it.each([
  [
    'a counter that drifted',
    "UPDATE counter SET value = value + 1 WHERE name = 'leaf:completed'",
    "UPDATE counter SET value = value - 1 WHERE name = 'leaf:completed'",
    'counter leaf:completed is 3, there are 2',
  ],
  [
    'a run that is stuck',
    "UPDATE hook_run SET state = 'running', lease_until = 1 WHERE id = 1",
    "UPDATE hook_run SET state = 'succeeded', lease_until = NULL WHERE id = 1",
    'is running',
  ],
  [
    'a place that was lost',
    'UPDATE reserved_path SET is_published = 0',
    'UPDATE reserved_path SET is_published = 1',
    'is not known as published',
  ],
  [
    'a plugin file that was changed',
    "UPDATE artifact SET sha256 = 'x' || sha256",
    'UPDATE artifact SET sha256 = substr(sha256, 2)',
    'does not hold what its plugin wrote',
  ],
])('finds %s', async (_what, doing, undoing, words) => {
  expect(
    await foundWith(
      () => change(doing),
      () => change(undoing),
    ),
  ).toContain(words);
});

it('finds an item that is stuck, and one whose story has a gap', async () => {
  const found = await foundWith(
    () => change(`UPDATE item SET status = 'processing' WHERE id = '${track}'`),
    () =>
      change(`UPDATE item SET status = 'completed' WHERE id = '${track}'; `).then(() =>
        change("UPDATE counter SET value = value - 1 WHERE name = 'ever:success'"),
      ),
  );
  expect(found).toContain(`${track} is still processing`);
  expect(found).toContain(`${track} is processing, the last that is told of it is completed`);
  expect(found).toContain('its members make it processing');
});

it('finds bytes that nobody sent', async () => {
  const { log } = stage.sandbox;
  const before = [...log];
  const found = await foundWith(
    () => {
      log.length = 0;
    },
    () => {
      log.push(...before);
    },
  );
  expect(found).toContain('0 were sent');
});
