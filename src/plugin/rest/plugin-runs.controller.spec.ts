import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { eventually } from '../../../test/support/eventually.js';
import { hookOf } from '../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../test/support/open-outbox.js';
import { useRestSurface } from '../../../test/support/rest-surface.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { HookFailure } from '../hook-failure.js';
import { LibraryReplays } from '../outbox/replay/library-replays.js';
import { Replays } from '../outbox/replay/replays.js';
import { RunList } from '../outbox/rows/run-list.js';
import { PluginRunsController } from './plugin-runs.controller.js';
import { hookRunSchema, replayedSchema, runPageSchema, runSummarySchema } from './plugin-runs.schema.js';

const root = tempDir('plugin-runs-rest');
let outbox: OpenOutbox;
let app: INestApplication;
let url: string;

beforeAll(async () => {
  outbox = await openOutbox(root, {
    setUp: (plugins) => {
      plugins.add('tagging', hookOf('processTrack'));
      plugins.add('export', hookOf('afterTrack'));
    },
  });
  outbox.supervisor.answer = (plugin) => {
    if (plugin === 'export') throw new HookFailure('unrecoverable', 'plugin', 'The disk of the export is gone.');
    return { note: 'tagged' };
  };
  const module = await Test.createTestingModule({
    controllers: [PluginRunsController],
    providers: [
      { provide: RunList, useValue: outbox.list },
      { provide: Replays, useValue: outbox.replays },
      { provide: LibraryReplays, useValue: outbox.library },
    ],
  }).compile();
  app = module.createNestApplication({ logger: false });
  useRestSurface(app);
  await app.listen(0, '127.0.0.1');
  url = `${await app.getUrl()}/api/v1/plugins/runs`;
  for (const id of ['1', '2', '3']) {
    await outbox.enqueue({ itemId: `track_${id}` });
    await outbox.enqueue({ itemId: `track_${id}`, name: 'afterTrack' });
  }
  await eventually('all ended', async () => (await outbox.runs()).every(({ finished_at: at }) => at !== null));
});
afterAll(async () => {
  await app.close();
  await outbox.close();
});

const get = async (path: string): Promise<{ status: number; body: never }> => {
  const answer = await fetch(`${url}${path}`);
  return { status: answer.status, body: (await answer.json()) as never };
};
const replay = async (body: unknown): Promise<{ status: number; body: never }> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/replay`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as never };
};

describe('runs over REST', () => {
  it('lists them newest first, page by page', async () => {
    const first = runPageSchema.parse((await get('?limit=4')).body);
    expect(first.items.map(({ id }) => id)).toEqual([6, 5, 4, 3]);
    const second = runPageSchema.parse((await get(`?limit=4&cursor=${first.nextCursor ?? ''}`)).body);
    expect(second.items.map(({ id }) => id)).toEqual([2, 1]);
    expect(second.nextCursor).toBeNull();
    expect(hookRunSchema.parse(second.items[1])).toMatchObject({
      itemId: 'track_1',
      plugin: 'tagging',
      hook: 'processTrack',
      state: 'succeeded',
      reason: 'live',
      error: null,
      note: 'tagged',
    });
  });

  it('lists what is dead, of a plugin, an item, a hook', async () => {
    const idsOf = async (query: string) => runPageSchema.parse((await get(query)).body).items.map(({ id }) => id);
    const dead = runPageSchema.parse((await get('?state=dead')).body).items;
    expect(dead.map(({ plugin, error }) => [plugin, error])).toEqual(
      Array(3).fill(['export', { kind: 'unrecoverable', fault: 'plugin', message: 'The disk of the export is gone.' }]),
    );
    expect(await idsOf('?plugin=tagging')).toEqual([5, 3, 1]);
    expect(await idsOf('?item=track_2')).toEqual([4, 3]);
    expect(await idsOf('?hook=afterTrack&item=track_2')).toEqual([4]);
    expect(await idsOf('?state=dead&plugin=tagging')).toEqual([]);
  });

  it('counts what is open and dead', async () => {
    expect(runSummarySchema.parse((await get('/summary')).body)).toEqual({
      items: [{ plugin: 'export', pending: 0, running: 0, retry: 0, waiting: 0, dead: 3 }],
      jobs: [],
    });
  });

  it.each(['?state=odd', '?limit=0', '?cursor=abc', '?hook=beforeDownload', '?colour=red'])(
    'refuses %s',
    async (query) => {
      expect(await get(query)).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    },
  );

  it.each([
    {},
    { runIds: [] },
    { runIds: [1], plugin: 'tagging' },
    { runIds: ['1'] },
    { plugin: 'tagging' },
    { scope: 'all' },
    { itemId: 'track_1', scope: 'all' },
    { plugin: 'tagging', scope: 'some' },
  ])('refuses to replay %j', async (body) => {
    expect(await replay(body)).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  });

  it('replays', async () => {
    expect(await replay({ runIds: [99] })).toMatchObject({ status: 404, body: { code: 'not_found' } });
    outbox.supervisor.answer = () => undefined;
    const some = await replay({ runIds: [2] });
    expect([some.status, replayedSchema.parse(some.body)]).toEqual([202, { queued: 1 }]);
    expect(await replay({ plugin: 'export', scope: 'dead' })).toEqual({ status: 202, body: { queued: 2 } });
    outbox.items.pages.set('processTrack', [['track_1']]);
    const all = await replay({ plugin: 'tagging', scope: 'all' });
    expect(replayedSchema.parse(all.body)).toMatchObject({ job: { plugin: 'tagging', hooks: ['processTrack'] } });
    expect(all.body).not.toHaveProperty('job.cursor');
    await eventually('all ended', async () => {
      const runs = await outbox.runs();
      return runs.length === 10 && runs.every(({ finished_at: at }) => at !== null);
    });
  });
});
