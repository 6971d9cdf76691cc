import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DeezerAtSandbox, deezerAt } from '../../../test/support/deezer-source.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { useSandbox } from '../../../test/support/sandbox.js';
import { AUDIO_FORMATS, NetworkError, NotAvailableError } from '../../domain/index.js';
import { MediaAhead } from './media-ahead.js';

const signal = new AbortController().signal;

describe('tracks that are resolved one after the other', () => {
  const sandbox = useSandbox();
  let deezer: DeezerAtSandbox;
  beforeEach(() => {
    deezer = deezerAt(sandbox());
  });
  afterEach(() => deezer.close());

  it('share their requests, a few for all of them', async () => {
    const playlist = { source: 'deezer', type: 'playlist', id: sandbox().catalogue.playlistOfSize(60) } as const;
    const { members: tracks } = await deezer.source.members(playlist, null, signal);
    const ids = tracks.map(({ id }) => id);
    sandbox().control.clearLog();
    for (const [index, trackId] of ids.entries()) {
      const next = (): Promise<string[]> => Promise.resolve(ids.slice(index + 1, index + 51));
      const { servedId } = await deezer.source.resolve(
        { trackId, formats: AUDIO_FORMATS, known: tracks[index]!, next },
        signal,
      );
      expect(servedId).toBe(trackId);
    }
    const asked = sandbox().log.filter(({ service }) => service !== 'cdn');
    // A session, then songs and media for each filling.
    expect(asked.length).toBeLessThanOrEqual(9);
  });
});

describe('MediaAhead', () => {
  const clock = new ManualClock();
  const lifetime = new AbortController().signal;
  let asked: string[];
  let answer: (id: string) => Promise<string>;
  let expiresAt: number | null;

  beforeEach(() => {
    asked = [];
    expiresAt = null;
    answer = (id) => Promise.resolve(`found ${id}`);
  });

  function opened() {
    const ahead = new MediaAhead<string>({
      clock,
      lifetime,
      find: (id) => {
        asked.push(id);
        return answer(id);
      },
      expiresAt: () => expiresAt,
    });
    const find = (trackId: string, next: string[], more: { scope?: string; isFresh?: boolean } = {}): Promise<string> =>
      ahead.find({ trackId, formats: ['FLAC'], scope: 'account', next: () => Promise.resolve(next), ...more }, signal);
    return { find };
  }

  it('hands out each answer once', async () => {
    const { find } = opened();
    expect(await find('1', ['2'])).toBe('found 1');
    expect(await find('2', [])).toBe('found 2');
    expect(asked).toEqual(['1', '2']);
    await find('2', []);
    expect(asked).toEqual(['1', '2', '2']);
  });

  it.each([
    ['another account', { scope: 'another' }],
    ['a question for a fresh one', { isFresh: true }],
  ])('has no answer for %s', async (_case, more) => {
    const { find } = opened();
    await find('1', ['2']);
    await find('2', [], more);
    expect(asked).toEqual(['1', '2', '2']);
  });

  it('lets an answer go that is about to expire, or old', async () => {
    const { find } = opened();
    expiresAt = clock.now() + 30_000;
    await find('1', ['2']);
    await find('2', ['3']);
    expect(asked).toEqual(['1', '2', '3', '2']);
    expiresAt = null;
    await clock.advance(11 * 60_000);
    await find('3', []);
    expect(asked.at(-1)).toBe('3');
    expect(asked).toHaveLength(5);
  });

  it('passes on what is wrong with a track, and asks again after a fault of the moment', async () => {
    const { find } = opened();
    const faults: Record<string, Error> = { 2: new NotAvailableError('gone'), 3: new NetworkError('a cable') };
    answer = (id) => {
      const fault = faults[id];
      return fault ? Promise.reject(fault) : Promise.resolve(`found ${id}`);
    };
    await find('1', ['2', '3']);
    await expect(find('2', [])).rejects.toThrow('gone');
    delete faults[3];
    expect(await find('3', [])).toBe('found 3');
    expect(asked).toEqual(['1', '2', '3', '3']);
  });

  it('is of no consequence when nobody knows what comes next', async () => {
    const ahead = new MediaAhead<string>({ clock, lifetime, find: answer, expiresAt: () => null });
    const next = (): Promise<string[]> => Promise.reject(new Error('no database'));
    expect(await ahead.find({ trackId: '1', formats: ['FLAC'], scope: '', next }, signal)).toBe('found 1');
  });
});
