import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { albumOf, trackOf } from '../../../test/support/hooked-queue.js';
import { postOf } from './post-status.js';
import { completed } from './track-facts.js';
import { patchTrack } from './track-patch.js';

const track = trackOf('1', { album: albumOf('5') });

it('changes what a patch names and nothing else', () => {
  const patched = patchTrack(track, { title: 'New', gainDb: null, isrc: null, album: { label: 'Other' } });
  expect(patched).toEqual({
    ...track,
    title: 'New',
    gain: null,
    isrc: null,
    album: { ...track.album, label: 'Other' },
  });
});

it('takes `undefined` for unchanged', () => {
  const patch = { title: undefined, album: { title: undefined } } as never;
  expect(patchTrack(track, patch)).toEqual(track);
});

it('makes the same of a patch however often it comes', () => {
  const text = fc.string({ maxLength: 5 });
  const patch = fc.record(
    {
      title: text,
      artist: text,
      trackNumber: fc.option(fc.nat(99)),
      bpm: fc.option(fc.nat(300)),
      gainDb: fc.option(fc.integer()),
      artists: fc.array(
        fc.record({ id: text, name: text, role: fc.constantFrom('main' as const, 'featured' as const) }),
      ),
      album: fc.record({ title: text, genres: fc.option(fc.array(text)) }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(patch, (one) => {
      const once = patchTrack(track, one);
      expect(patchTrack(once, one)).toEqual(once);
      expect(once.coverUrl).toBe(track.coverUrl);
    }),
  );
});

it('corrects no album that nobody knew', () => {
  expect(patchTrack(trackOf('1'), { album: { title: 'Made up' } }).album).toBeNull();
});

it('completes an album by another entry of the same one only', () => {
  const full = albumOf('5');
  const poor = { ...albumOf('5'), title: 'Own', label: null, genres: null, artists: [], trackCount: null };
  expect(completed(poor, full)).toEqual({ ...full, title: 'Own' });
  expect(completed({ ...poor, id: '6' }, full)).toEqual({ ...poor, id: '6' });
  expect(completed(null, full)).toBe(full);
});

it.each([
  ['nothing came of it', {}, 'completed', 'none'],
  ['all did their part', { done: 2 }, 'completed', 'ok'],
  ['one is dead', { done: 1, dead: 1 }, 'completed', 'degraded'],
  ['some are to come', { dead: 1, openAfter: 1 }, 'completed', 'pending'],
  ['its plugin is switched off', { setAside: 1 }, 'completed', 'ok'],
  ['it waits', { openProcess: 1, dead: 1 }, 'processing', 'pending'],
  ['it did not wait', { openProcess: 1, openAfter: 1 }, 'completed', 'degraded'],
  ['it must not go on', { openProcess: 1, failure: { plugin: 'p', message: 'm' } }, 'processing', 'failed'],
] as const)('an item shows that %s', (_what, summary, status, post) => {
  const quiet = {
    openProcess: 0,
    holding: 0,
    isHeldForGood: false,
    openAfter: 0,
    setAside: 0,
    done: 0,
    dead: 0,
    failure: null,
  };
  expect(postOf({ ...quiet, ...summary }, status)).toBe(post);
});
