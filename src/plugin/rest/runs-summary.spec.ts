import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import type { LibraryReplays, ReplayJob } from '../outbox/replay/library-replays.js';
import type { Replays } from '../outbox/replay/replays.js';
import type { RunList } from '../outbox/rows/run-list.js';
import { PluginRunsController } from './plugin-runs.controller.js';

const job: ReplayJob = { id: 'job', plugin: 'export', hooks: ['afterTrack'], cursor: null, queued: 0, createdAt: 1 };

it('never looks as if nothing were to be done while a replay ends', async () => {
  let reads = 0;
  // Between the first read and the second one the job ends: its runs are there from then on.
  const hasEnded = (): boolean => reads++ > 0;
  const list = {
    counts: () => Promise.resolve(hasEnded() ? [{ plugin: 'export', pending: 3 }] : []),
  } as unknown as RunList;
  const library = { list: () => Promise.resolve(hasEnded() ? [] : [job]) } as unknown as LibraryReplays;
  const { items, jobs } = await new PluginRunsController(list, {} as Replays, library).summary();
  expect(items.length + jobs.length).toBeGreaterThan(0);
});
