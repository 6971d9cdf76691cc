import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../queue/index.js';
import type { DownloadService } from './download.service.js';
import { DownloadsController } from './downloads.controller.js';
import { actionResultsSchema, actionsSchema } from './item-requests.schema.js';

const RESULTS: ActionResult[] = [
  { id: 'track_1', ok: true },
  { id: 'track_2', ok: false, error: { code: 'not_found', message: 'there is no item track_2' } },
  { id: 'track_3', ok: true },
];

/** What the service was asked for, and what the answer to a body was. */
async function answerTo(body: object) {
  const asked: unknown[] = [];
  const service: Pick<DownloadService, 'act'> = {
    act: async (...request) => {
      asked.push(request);
      return RESULTS;
    },
  };
  const controller = Reflect.construct(DownloadsController, [service]) as DownloadsController;
  const answer = await controller.act(actionsSchema.parse(body));
  expect(actionResultsSchema.safeParse(answer).success).toBe(true);
  return { asked, answer };
}

describe('one command for many', () => {
  it('names every item, and how many did it', async () => {
    const { asked, answer } = await answerTo({ action: 'pause', ids: ['track_1', 'track_2', 'track_3'] });
    expect(answer).toEqual({ results: RESULTS, done: 2 });
    expect(asked).toEqual([['pause', { ids: ['track_1', 'track_2', 'track_3'] }, false]]);
  });

  it('names only those that failed where that is asked for', async () => {
    const { answer } = await answerTo({ action: 'retry', filter: { status: 'failed,partial' }, report: 'failed' });
    expect(answer).toEqual({ results: [RESULTS[1]], done: 2 });
  });

  it('deletes files only with a removal that says so', async () => {
    const { asked } = await answerTo({ action: 'remove', filter: {}, files: 'delete' });
    expect(asked).toEqual([['remove', { filter: {} }, true]]);
    expect(actionsSchema.safeParse({ action: 'cancel', ids: ['track_1'], files: 'delete' }).error?.issues).toEqual([
      expect.objectContaining({ path: ['files'], message: 'goes with remove' }),
    ]);
  });
});
