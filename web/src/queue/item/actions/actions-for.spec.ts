import { describe, expect, it } from '@jest/globals';
import type { ItemStatus, LeafStatus } from 'deemusic/wire';
import { itemOf } from '../../../../../test/support/item-factory.js';
import { albumOf } from '../../../../../test/support/queue-factory.js';
import { actionsFor, quickActionOf } from './actions-for.js';

const names = (item: Parameters<typeof actionsFor>[0]) => actionsFor(item).map(({ name }) => name);
const counts = (item: Parameters<typeof actionsFor>[0]) =>
  Object.fromEntries(actionsFor(item).map(({ name, count }) => [name, count]));

describe('what can be done with a track', () => {
  it.each<[LeafStatus, string[]]>([
    ['pending', ['pause', 'cancel', 'top', 'bottom', 'remove']],
    ['downloading', ['pause', 'cancel', 'top', 'bottom', 'remove']],
    ['processing', ['cancel', 'top', 'bottom', 'remove']],
    ['paused', ['resume', 'cancel', 'top', 'bottom', 'remove']],
    ['completed', ['again', 'remove']],
    ['failed', ['retry', 'remove']],
    ['cancelled', ['retry', 'remove']],
    ['skipped', ['retry', 'remove']],
  ])('that is %s: %j', (status, expected) => {
    expect(names(itemOf({ status }))).toEqual(expected);
  });

  it('is not downloaded again by itself when it belongs to a collection', () => {
    const member = { id: 'album_2.track_1', parentId: 'album_2' };
    expect(names(itemOf({ ...member, status: 'completed' }))).toEqual(['remove']);
    expect(names(itemOf({ ...member, status: 'failed' }))).toEqual(['retry', 'remove']);
  });

  it.each<[ItemStatus, string | null]>([
    ['pending', 'pause'],
    ['downloading', 'pause'],
    ['processing', null],
    ['paused', 'resume'],
    ['failed', 'retry'],
    ['cancelled', 'retry'],
    ['completed', null],
  ])('that is %s is by one click: %s', (status, expected) => {
    expect(quickActionOf(itemOf({ status }))?.name ?? null).toBe(expected);
  });
});

describe('what can be done with a collection', () => {
  it('is what can be done with its members, with how many that are', () => {
    const running = albumOf(
      { completed: 3, downloading: 2, pending: 4, failed: 1, paused: 1 },
      { status: 'downloading' },
    );
    expect(counts(running)).toEqual({
      retry: 1,
      resume: 1,
      pause: 6,
      cancel: 7,
      top: null,
      bottom: null,
      remove: null,
    });
    expect(quickActionOf(running)).toEqual({ name: 'pause', count: 6 });
  });

  it('that is partial is to retry what is missing', () => {
    const partial = albumOf({ completed: 7, failed: 1 }, { status: 'partial' });
    expect(counts(partial)).toEqual({ retry: 1, again: 8, remove: null });
    expect(quickActionOf(partial)).toEqual({ name: 'retry', count: 1 });
  });

  it('that is whole has nothing to retry', () => {
    expect(names(albumOf({ completed: 8 }, { status: 'completed' }))).toEqual(['again', 'remove']);
    expect(counts(albumOf({ completed: 7, skipped: 1 }, { status: 'completed' })).retry).toBe(1);
  });

  it('whose members are not known obeys as a whole', () => {
    expect(counts(albumOf({}))).toMatchObject({ pause: null, cancel: null });
    expect(names(albumOf({}, { status: 'paused' }))).toEqual(['resume', 'cancel', 'top', 'bottom', 'remove']);
    expect(counts(albumOf({}, { status: 'failed' }))).toMatchObject({ retry: null });
  });

  it('that was listed and is empty is listed again', () => {
    expect(counts(albumOf({}, { status: 'failed', expandedAt: 5 }))).toMatchObject({ retry: null });
  });
});
