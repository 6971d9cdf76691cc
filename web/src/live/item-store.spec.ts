import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Item, ProgressEntry } from 'deemusic/wire';
import { itemOf } from '../../../test/support/item-factory.js';
import { ItemStore } from './item-store.js';

const moved = (id: string): ProgressEntry => ({
  id,
  bytes: 1,
  totalBytes: 2,
  progress: 50,
  bytesPerSecond: 1,
  etaSeconds: 1,
  stage: 'transferring',
});

let store: ItemStore;
let drawn: number;

beforeEach(() => {
  store = new ItemStore();
  drawn = 0;
});

function watch(id: string): () => void {
  return store.subscribe(id, () => {
    drawn++;
  });
}

const track = (id: string, changes: Partial<Item> = {}): Item => itemOf({ id, ...changes });

describe('ItemStore', () => {
  it('tells those who look at an item, and nobody else', () => {
    const end = watch('track_1');
    store.put(track('track_1'));
    store.progress([moved('track_1'), moved('track_2')]);
    store.put(track('track_2'));
    expect(drawn).toBe(2);
    end();
    store.put(track('track_1', { title: 'new' }));
    expect(drawn).toBe(2);
    expect(store.get('track_1')?.title).toBe('new');
  });

  it('does not let an answer take back what an event has said since it was asked for', () => {
    const askedAt = performance.now() - 1000;
    store.put(track('track_1', { status: 'completed' }));
    store.remove('track_2');
    store.absorb([track('track_1', { status: 'pending' }), track('track_2'), track('track_3')], askedAt);
    expect(store.get('track_1')?.status).toBe('completed');
    expect(store.get('track_2')).toBeUndefined();
    expect(store.get('track_3')).toBeDefined();
    store.absorb([track('track_1', { status: 'pending' })], performance.now() + 1);
    expect(store.get('track_1')?.status).toBe('pending');
  });

  it('shows no progress of what does not move any more', () => {
    store.put(track('track_1', { status: 'downloading' }));
    store.progress([moved('track_1')]);
    expect(store.progressOf('track_1')).toBeDefined();
    store.put(track('track_1', { status: 'paused' }));
    expect(store.progressOf('track_1')).toBeUndefined();
  });

  it('believes answers again after a snapshot, and waits for new progress', () => {
    const askedAt = performance.now() - 1000;
    store.put(track('track_1', { status: 'downloading' }));
    store.progress([moved('track_1')]);
    store.doubt();
    store.absorb([track('track_1', { status: 'pending' })], askedAt);
    expect(store.get('track_1')?.status).toBe('pending');
    expect(store.progressOf('track_1')).toBeUndefined();
  });

  it('forgets what nobody has looked at for the longest time, never what is on the screen', () => {
    watch('track_0');
    for (let n = 0; n < 6000; n++) store.put(track(`track_${String(n)}`));
    expect(store.get('track_0')).toBeDefined();
    expect(store.get('track_1')).toBeUndefined();
    expect(store.get('track_5999')).toBeDefined();
  });
});
