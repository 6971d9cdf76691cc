import { describe, expect, it } from '@jest/globals';
import { actionsSchema, childQuerySchema, itemQuerySchema } from './item-requests.schema.js';

describe('the query of lists', () => {
  it.each([
    ['failed', ['failed']],
    ['failed,partial', ['failed', 'partial']],
    [
      ['failed', 'partial'],
      ['failed', 'partial'],
    ],
    [
      ['failed, paused', 'partial'],
      ['failed', 'paused', 'partial'],
    ],
  ])('takes status=%j', (status, expected) => {
    expect(itemQuerySchema.parse({ status }).status).toEqual(expected);
    expect(actionsSchema.parse({ action: 'retry', filter: { status } }).filter?.status).toEqual(expected);
  });

  it('refuses what is no status, an empty list, and a parent of children', () => {
    for (const status of ['', 'odd', 'failed,', []]) expect(itemQuerySchema.safeParse({ status }).success).toBe(false);
    expect(childQuerySchema.safeParse({ parent: 'album_1' }).success).toBe(false);
  });
});
