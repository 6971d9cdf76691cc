import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import { filesBelow, published, staged } from '../support/files.js';
import { orphansOf } from '../support/plugin-leftovers.js';
import { fixturePath } from '../support/plugin-fixtures.js';
import { setStage } from '../support/stage.js';
import { Stepper, marksIn, type Step } from '../support/stepper.js';

/** `KILLS=60 npm test -- hook-kill-loop` for the long form; a failing seed is printed and can be given again. */
const KILLS = Number(process.env.KILLS ?? 10);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const TRACKS = 4;

/** Small seeded generator (mulberry32), so that a failure can be played again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Run {
  id: number;
  itemId: string;
  plugin: string;
  hook: string;
  state: string;
  attempt: number;
}

const stage = await setStage(
  { tracks: TRACKS, trackBytes: 256 * 1024, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000', DEEMUSIC_PLUGIN_PATH: fixturePath('stepper') },
);
const { sandbox, library, dataDir } = stage;
const stepper = new Stepper(dataDir);
const generated = sandbox.catalogue.ids.playlist.generated;
const playlistId = `playlist_${generated}`;
const isEnded = ({ state }: Run): boolean => ['succeeded', 'skipped', 'dead'].includes(state);

const post = (path: string, body?: unknown) => stage.host.api('POST', path, body);
const download = (isAgain = false) =>
  post('/downloads', { type: 'playlist', id: generated, ...(isAgain ? { force: true } : {}) });
async function runs(): Promise<Run[]> {
  return (await stage.host.api<{ items: Run[] }>('GET', '/plugins/runs?limit=500')).body.items;
}

/** Waits until nothing is to be done any more, and answers what is in the library then. */
async function rested(): Promise<Map<string, string>> {
  await stage.settled(playlistId, 60_000);
  await eventually('all runs have ended', async () => (await runs()).every(isEnded), 60_000);
  await eventually('the playlist is at rest', async () => (await stage.item(playlistId)).status === 'completed');
  return new Map(published(library).map((path) => [path, readFileSync(join(library, path)).toString('base64')]));
}

/** What must hold whenever all has come to rest. */
async function expectWhole(before: Map<string, string>): Promise<void> {
  const after = await rested();
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect([...after].filter(([path, bytes]) => before.get(path) !== bytes).map(([path]) => path)).toEqual([]);
  expect((await runs()).filter(({ state }) => state !== 'succeeded' && state !== 'skipped')).toEqual([]);
  const items: Item[] = [await stage.item(playlistId), ...(await stage.children(playlistId))];
  expect(items.map(({ id, status, post: hooks, degraded }) => `${id} ${status} ${hooks} ${String(degraded)}`)).toEqual(
    items.map(({ id }) => `${id} completed ok false`),
  );
  expect(staged(library)).toEqual([]);
  expect(filesBelow(join(library, '.deemusic', 'edits'))).toEqual([]);
  expect(filesBelow(library).filter((path) => path.endsWith('.part'))).toEqual([]);
}

let before: Map<string, string>;

async function killAndRestart(): Promise<void> {
  await stage.host.kill();
  stepper.goOn();
  await stage.restart();
  expect(orphansOf(dataDir, stage.host.pid)).toEqual([]);
}

describe(`hooks of a host that is killed ${String(KILLS)} times (seed ${String(SEED)})`, () => {
  it('has something to compare with', async () => {
    await post('/plugins/stepper/enable');
    await download();
    before = await rested();
    const tracks = [...before.keys()].filter((path) => path.endsWith('.flac'));
    expect(tracks).toHaveLength(TRACKS);
    for (const track of tracks) {
      expect(marksIn(join(library, track))).toBe(1);
      expect(before.has(`${track}.step`)).toBe(true);
    }
    const list = [...before.keys()].find((path) => path.endsWith('.m3u8')) ?? '';
    expect(readFileSync(join(library, list), 'utf8').match(/^[^#].*\.flac$/gm)).toHaveLength(TRACKS);
    await expectWhole(before);
  }, 60_000);

  it.each<Step>(['begun', 'editing', 'editing!', 'edited', 'published', 'sidecar', 'collection'])(
    'each effect is there once when it is killed with a hook at: %s',
    async (step) => {
      stepper.stopAt(step);
      await download(true);
      await stepper.reached(step);
      await killAndRestart();
      await expectWhole(before);
    },
    60_000,
  );

  it('each effect is there once when it is killed anywhere', async () => {
    const random = randomOf(SEED);
    await download(true);
    for (let kill = 0; kill < KILLS; kill++) {
      await new Promise((resolve) => setTimeout(resolve, random() * 900));
      await killAndRestart();
      // Everything is there already: begin once more, so that every kill hits work.
      if ((await stage.item(playlistId)).status === 'completed' && (await runs()).every(isEnded)) await download(true);
    }
    await expectWhole(before);
  }, 600_000);
});
