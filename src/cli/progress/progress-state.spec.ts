import { describe, expect, it } from '@jest/globals';
import { item, queueState, stats } from '../../../test/support/fake-host.js';
import { ProgressState } from './progress-state.js';

function entry(id: string, patch: object = {}) {
  return {
    id,
    bytes: 50,
    totalBytes: 100,
    progress: 50,
    bytesPerSecond: 10,
    etaSeconds: 5,
    stage: 'transferring' as const,
    ...patch,
  };
}

const running = { status: 'downloading', stage: 'transferring' } as const;

describe('what is known of the watched items', () => {
  it('tells news of a track that came to rest from a repetition', () => {
    const state = new ProgressState();
    state.watch('album_1');
    const track = item({ id: 'album_1.track_2', parentId: 'album_1', ...running });
    const done = { ...track, status: 'completed' as const, completedAt: 1 };
    expect(state.item(track)).toBe(false);
    expect(state.item(done)).toBe(true);
    expect(state.item(done)).toBe(false);
    expect(state.item({ ...track, status: 'pending' })).toBe(false);
    expect(state.item({ ...done, completedAt: 2 })).toBe(true);
  });

  it('leaves out what is not watched', () => {
    const state = new ProgressState();
    state.watch('track_1');
    expect(state.item(item({ id: 'track_2', status: 'completed' }))).toBe(false);
    state.item(item({ id: 'album_9.track_3', parentId: 'album_9', ...running }));
    expect(state.frame().transfers).toEqual([]);
  });

  it('is at rest only when every watched item is known and rests', () => {
    const state = new ProgressState();
    state.watch('track_1');
    state.watch('album_1');
    state.item(item({ id: 'track_1', status: 'completed' }));
    expect(state.isAtRest).toBe(false);
    state.item(item({ id: 'album_1', status: 'paused' }));
    expect(state.isAtRest).toBe(false);
    state.item(item({ id: 'album_1', status: 'completed', stage: 'resolving' }));
    expect(state.isAtRest).toBe(false);
    state.item(item({ id: 'album_1', status: 'partial' }));
    expect(state.isAtRest).toBe(true);
    state.item(item({ id: 'album_1', status: 'downloading' }));
    state.removed('album_1');
    expect(state.isAtRest).toBe(true);
  });

  it('sums up tracks, bytes, speed and the longest time left', () => {
    const state = new ProgressState();
    state.watch('track_1');
    state.watch('album_1');
    const none = {
      pending: 0,
      downloading: 1,
      processing: 0,
      completed: 2,
      failed: 1,
      paused: 0,
      cancelled: 0,
      skipped: 0,
    };
    state.item(item({ id: 'track_1', title: 'T', artist: 'A', ...running }));
    state.item(item({ id: 'album_1', status: 'downloading', children: { total: 4, ...none } }));
    state.item(item({ id: 'album_1.track_2', parentId: 'album_1', ...running }));
    state.progress([
      entry('track_1'),
      entry('album_1.track_2', { bytesPerSecond: 20 }),
      entry('album_1', { bytes: 500, etaSeconds: 30, stage: null }),
    ]);
    expect(state.frame()).toMatchObject({
      done: 2,
      failed: 1,
      total: 5,
      bytes: 550,
      bytesPerSecond: 30,
      etaSeconds: 30,
    });
    expect(state.frame().transfers.map(({ name, progress }) => [name, progress])).toEqual([
      ['T – A', 50],
      ['album_1.track_2', 50],
    ]);
  });

  it('forgets the speed of a track that has ended', () => {
    const state = new ProgressState();
    state.watch('album_1');
    const track = item({ id: 'album_1.track_2', parentId: 'album_1', ...running });
    state.item(track);
    state.progress([entry(track.id)]);
    state.item({ ...track, status: 'failed' });
    expect(state.frame()).toMatchObject({ bytesPerSecond: 0, transfers: [] });
  });

  it('watches everything when nothing in particular is asked for, and knows whose names are missing', () => {
    const state = new ProgressState();
    state.statistics(stats({ queue: { ...stats().queue, total: 10, completed: 3 } }));
    state.progress([entry('album_1.track_2'), entry('album_1', { stage: null })]);
    expect(state.nameless()).toEqual(['album_1.track_2']);
    state.item(item({ id: 'album_1.track_2', parentId: 'album_1', title: 'N', ...running }));
    expect(state.nameless()).toEqual([]);
    expect(state.frame()).toMatchObject({ done: 3, total: 10, transfers: [{ name: 'N' }] });
  });

  it('notices when the queue begins and ends to wait', () => {
    const state = new ProgressState();
    const waiting = queueState({ waiting: { reason: 'disk' } });
    expect([state.queue(queueState()), state.queue(waiting), state.queue(waiting), state.queue(queueState())]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('starts anew from a snapshot', () => {
    const state = new ProgressState();
    state.item(item({ id: 'track_1', ...running }));
    state.restart([item({ id: 'track_2', title: 'Two', ...running })]);
    expect(state.frame().transfers.map(({ name }) => name)).toEqual(['Two']);
  });
});
