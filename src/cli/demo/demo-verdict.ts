import type { Sandbox } from '../../sandbox/index.js';
import type { Item } from '../../wire/index.js';
import { nameOf } from '../host/items.js';
import { reasonOf } from '../progress/track-line.js';
import type { DemoResult } from './demo-downloads.js';

type Ids = Sandbox['catalogue']['ids'];

/** What ended otherwise than the sandbox's catalogue lets expect, in words; nothing when all is as it should be. */
export function surprises({ track, album, playlist, tracks }: DemoResult, ids: Ids): string[] {
  const isOf = (item: Item, id: string): boolean => item.id.endsWith(`track_${id}`);
  return [
    ...expectStatus(track, 'completed'),
    ...expectStatus(album, 'completed'),
    ...expectStatus(playlist, 'partial'),
    ...tracks.flatMap((item) => {
      const isExpectedToFail = isOf(item, ids.track.unavailable);
      if (isExpectedToFail) return item.error?.code === 'not_available' ? [] : [unexpected(item)];
      return item.status === 'completed' ? [] : [unexpected(item)];
    }),
    ...tracks.filter((item) => isOf(item, ids.track.mp3Only) && !item.degraded).map(unexpected),
    ...[track, album, playlist, ...tracks].flatMap(expectHooks),
  ];
}

function expectStatus(item: Item, status: Item['status']): string[] {
  return item.status === status ? [] : [`${nameOf(item)} ended ${item.status} instead of ${status}`];
}

// A single track is asked for and is its own only track; said twice it stays one surprise.
function expectHooks(item: Item, index: number, all: readonly Item[]): string[] {
  const isWorkedOn = item.status === 'completed' || item.status === 'partial';
  if (!isWorkedOn || item.post === 'ok' || all.findIndex(({ id }) => id === item.id) < index) return [];
  return [`${nameOf(item)}: what its plugins did ended ${item.post} instead of ok`];
}

function unexpected(item: Item): string {
  return `${nameOf(item)}: ${reasonOf(item)}`;
}
