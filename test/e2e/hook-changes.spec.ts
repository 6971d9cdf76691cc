import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Item } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import { filesBelow, published, staged } from '../support/files.js';
import { fixturePath } from '../support/plugin-fixtures.js';
import { setStage } from '../support/stage.js';
import { Stepper, marksIn, type Step } from '../support/stepper.js';

interface Run {
  itemId: string;
  plugin: string;
  hook: string;
  state: string;
}

const stage = await setStage(
  { tracks: 3, trackBytes: 128 * 1024, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000', DEEMUSIC_PLUGIN_PATH: fixturePath('stepper') },
);
const { sandbox, library, dataDir } = stage;
const { ids } = sandbox.catalogue;
const stepper = new Stepper(dataDir);
const albumId = `album_${ids.album.forty}`;
const playlistId = `playlist_${ids.playlist.generated}`;

async function api<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await stage.host.api<T>(method, path, body);
  expect({ path, status: answer.status, body: answer.status < 300 || answer.body }).toEqual({
    path,
    status: expect.any(Number),
    body: true,
  });
  return answer.body;
}
const plugin = (action: string) => api('POST', `/plugins/stepper/${action}`);
const download = (extra: Record<string, unknown> = {}) =>
  api('POST', '/downloads', { type: 'playlist', id: ids.playlist.generated, ...extra });
const item = (id: string) => `/downloads/${encodeURIComponent(id)}`;

async function runs(): Promise<Run[]> {
  const all: Run[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Run[]; nextCursor: string | null } = await api(
      'GET',
      `/plugins/runs?limit=500${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
const open = async (): Promise<Run[]> =>
  (await runs()).filter(({ state }) => !['succeeded', 'skipped', 'dead'].includes(state));
const quiet = () => eventually('no run is open', async () => (await open()).length === 0, 60_000);
const postsOf = async (id: string): Promise<string[]> =>
  [await stage.item(id), ...(await stage.children(id))].map((one: Item) => `${one.status} ${one.post}`);

/** What holds whenever nothing is to be done any more. */
function expectNoLitter(): void {
  expect(staged(library)).toEqual([]);
  expect(filesBelow(join(library, '.deemusic', 'edits'))).toEqual([]);
}

describe('a plugin that is changed while 40 tracks are in flight', () => {
  it('loses no run, and does nothing twice', async () => {
    await plugin('enable');
    // Slow enough for the plugin to be changed while tracks still come.
    await api('PATCH', '/queue', { bandwidthLimit: 1_000_000 });
    await api('POST', '/downloads', { type: 'album', id: ids.album.forty });
    await eventually('runs are under way', async () => (await runs()).length > 4, 20_000);
    for (const hooks of [{ afterTrack: false }, { afterTrack: true }]) {
      await plugin('disable');
      await api('PUT', '/plugins/tagging/config', { data: { artistJoiner: hooks.afterTrack ? ' & ' : '; ' } });
      await plugin('enable');
      await api('PUT', '/plugins/stepper/hooks', hooks);
      await plugin('reset');
      await plugin('restart');
      await api('PUT', '/plugins/order', { ids: ['stepper', 'tagging'] });
    }
    await api('PATCH', '/queue', { bandwidthLimit: null });
    await stage.settled(albumId, 120_000);
    await quiet();
    expect(await postsOf(albumId)).toEqual(Array.from({ length: 41 }, () => 'completed ok'));
    expect((await runs()).filter(({ state }) => state === 'dead')).toEqual([]);
    // A plugin has runs for what comes by while it is switched on; none of those is lost, and none is done twice.
    const processed = (await runs()).filter(
      ({ plugin: id, hook, state }) => id === 'stepper' && hook === 'processTrack' && state === 'succeeded',
    );
    expect(processed.length).toBeGreaterThan(20);
    const expected = new Set(processed.map(({ itemId }) => itemId));
    for (const { id, outputPath } of await stage.children(albumId)) {
      expect({ id, marks: marksIn(join(library, outputPath ?? '')) }).toEqual({ id, marks: expected.has(id) ? 1 : 0 });
    }
    const tagged = (await runs()).filter(({ plugin: id }) => id === 'tagging');
    expect(new Set(tagged.map(({ itemId }) => itemId)).size).toBe(40);
    expectNoLitter();
  }, 180_000);
});

describe('open runs of a plugin', () => {
  it('leave nothing looking unfinished while it is switched off, and go on when it is switched on', async () => {
    stepper.stopAt('begun');
    await download();
    await stepper.reached('begun');
    await plugin('disable');
    stepper.goOn();
    await stage.settled(playlistId);
    await eventually('nothing looks unfinished', async () =>
      (await postsOf(playlistId)).every((post) => post === 'completed ok'),
    );
    expect((await open()).map(({ plugin: id, state }) => `${id} ${state}`)).toEqual(
      Array.from({ length: 3 }, () => 'stepper waiting'),
    );
    await plugin('enable');
    await quiet();
    expect(new Set(await postsOf(playlistId))).toEqual(new Set(['completed ok']));
  }, 60_000);

  it('wait while its folder is gone, and go on when it is back', async () => {
    stepper.stopAt('begun');
    await download({ force: true });
    await stepper.reached('begun');
    await stage.host.kill();
    stepper.goOn();
    await stage.restart({ DEEMUSIC_PLUGIN_PATH: fixturePath('throws') });
    expect(await api('GET', '/plugins/stepper')).toMatchObject({ state: 'missing' });
    await stage.settled(playlistId);
    await eventually('the others are done', async () => (await open()).every(({ state }) => state === 'waiting'));
    expect((await open()).map(({ plugin: id, hook }) => `${id} ${hook}`)).toContain('stepper processTrack');
    expect((await stage.children(playlistId)).map(({ status, post }) => `${status} ${post}`)).toContain(
      'completed degraded',
    );
    await stage.host.stop();
    await stage.restart();
    await quiet();
    expect(new Set(await postsOf(playlistId))).toEqual(new Set(['completed ok']));
    expectNoLitter();
  }, 60_000);
});

describe.each<Step>(['begun', 'editing', 'edited', 'published', 'collection'])('a hook that stands at: %s', (step) => {
  it.each(['cancel', 'remove', 'remove with files', 'force'])(
    'keeps nobody from: %s',
    async (command) => {
      // What a removal without files leaves is the user's.
      await stage.host.api('DELETE', `${item(playlistId)}?files=delete`);
      const foreign = published(library);
      stepper.stopAt(step);
      await download();
      await stepper.reached(step);
      if (command === 'cancel') await stage.host.api('POST', `${item(playlistId)}/cancel`);
      if (command === 'remove') await api('DELETE', item(playlistId));
      if (command === 'remove with files') await api('DELETE', `${item(playlistId)}?files=delete`);
      if (command === 'force') await download({ force: true });
      stepper.goOn();
      await quiet();
      await eventually('nothing staged is left behind', () => staged(library).length === 0);
      await eventually('no edit is left behind', () => filesBelow(join(library, '.deemusic', 'edits')).length === 0);
      const left = published(library).filter((path) => !foreign.includes(path));
      if (command === 'remove with files') expect(left).toEqual([]);
      if (command.startsWith('remove')) {
        expect((await stage.host.api('GET', item(playlistId))).status).toBe(404);
        return;
      }
      const rest = command === 'force' ? /^completed ok$/ : /^(completed (ok|none)|partial (ok|none)|cancelled none)$/;
      await eventually('all rest', async () => (await postsOf(playlistId)).every((post) => rest.test(post)));
    },
    60_000,
  );
});
