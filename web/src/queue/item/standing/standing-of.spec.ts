import { describe, expect, it } from '@jest/globals';
import type { ErrorCode, Item, ItemStage, ItemStatus, Waiting } from 'deemusic/wire';
import { itemOf } from '../../../../../test/support/item-factory.js';
import { albumOf, progressOf, queueStateOf } from '../../../../../test/support/queue-factory.js';
import { standingOf } from './standing-of.js';
import type { Around } from './standing.js';

const MIB = 1024 * 1024;
const NOW = 100_000;
const around = (said: Partial<Around> = {}): Around => ({ queue: queueStateOf(), now: NOW, maxRetries: 3, ...said });
const held = (waiting: Waiting, said: Partial<Around> = {}): Around =>
  around({ queue: queueStateOf(waiting), ...said });
const failure = (code: ErrorCode) => ({ code, message: 'said by the host', retryable: true, at: 5 });

describe('a track that moves', () => {
  const running = itemOf({ status: 'downloading', stage: 'transferring', bytes: 5 * MIB, totalBytes: 31 * MIB });

  it('says how much, how fast and how long', () => {
    const progress = progressOf({
      bytes: 12.3 * MIB,
      totalBytes: 31 * MIB,
      bytesPerSecond: 2.1 * MIB,
      etaSeconds: 9,
    });
    expect(standingOf(running, progress, around())).toMatchObject({
      tone: 'busy',
      text: 'Downloading',
      detail: '12.3 of 31.0 MiB',
      figures: ['9 s left', '2.1 MiB/s'],
      fraction: 12.3 / 31,
      isMoving: true,
      until: null,
    });
  });

  it('is shown from its item before the first message of progress comes', () => {
    expect(standingOf(running, undefined, around())).toMatchObject({
      detail: '5.0 of 31.0 MiB',
      figures: [null, null],
      fraction: 5 / 31,
    });
  });

  it('promises no time and no end that nobody knows', () => {
    const progress = progressOf({ bytes: 3 * MIB });
    expect(standingOf(running, progress, around())).toMatchObject({
      detail: '3.0 MiB',
      figures: [null, null],
      fraction: null,
      isMoving: true,
    });
  });

  it.each<[ItemStage, string, number | null]>([
    ['resolving', 'Looking it up', null],
    ['transferring', 'Downloading', 5 / 31],
    ['verifying', 'Checking', 1],
  ])('%s is called "%s"', (stage, text, fraction) => {
    const { detail, ...rest } = standingOf({ ...running, stage }, undefined, around());
    expect(rest).toMatchObject({ text, fraction, isMoving: true });
    if (stage !== 'transferring') expect(detail).toBeNull();
  });

  it('follows the stage of the progress, which is newer', () => {
    expect(standingOf(running, progressOf({ stage: 'verifying' }), around()).text).toBe('Checking');
  });

  it.each<[ItemStage | null, string]>([
    ['processing', 'Plugins at work'],
    ['publishing', 'Filing'],
    [null, 'Plugins at work'],
  ])('while it is finished, stage %s is called "%s"', (stage, text) => {
    const finishing = itemOf({ status: 'processing', stage, bytes: MIB, totalBytes: MIB });
    expect(standingOf(finishing, undefined, around())).toMatchObject({ tone: 'busy', text, fraction: 1 });
  });

  it('that waits for its plugins says so, in whatever status', () => {
    const waits = itemOf({ status: 'processing', stage: 'processing', waiting: { reason: 'plugin' } });
    expect(standingOf(waits, undefined, around())).toMatchObject({
      text: 'Waiting for its plugins',
      isMoving: false,
      fraction: null,
    });
  });

  it('goes on in words while the queue is paused', () => {
    expect(standingOf(running, undefined, held({ reason: 'paused-queue' })).text).toBe('Downloading');
  });
});

describe('a track that waits', () => {
  it('waits, and says what an earlier attempt left', () => {
    expect(standingOf(itemOf(), undefined, around())).toMatchObject({
      text: 'Waiting',
      detail: null,
      tone: 'quiet',
    });
    const begun = itemOf({ bytes: 2 * MIB, totalBytes: 4 * MIB });
    expect(standingOf(begun, undefined, around()).detail).toBe('2.0 of 4.0 MiB so far');
    expect(standingOf({ ...begun, status: 'paused' }, undefined, around())).toMatchObject({
      text: 'Paused',
      detail: '2.0 of 4.0 MiB so far',
    });
  });

  describe('for its next attempt', () => {
    const failedOnce = itemOf({
      attempts: 1,
      error: failure('timeout'),
      waiting: { reason: 'backoff', until: NOW + 8_000 },
    });

    it('counts down, says which attempt it is and why', () => {
      expect(standingOf(failedOnce, undefined, around())).toMatchObject({
        tone: 'warning',
        text: 'Next attempt in 8 s',
        detail: 'Attempt 2 of 4 · No answer in time',
        until: NOW + 8_000,
      });
      expect(standingOf(failedOnce, undefined, around({ now: NOW + 3_000 })).text).toBe('Next attempt in 5 s');
    });

    it('leaves out how many there are while that is not known', () => {
      expect(standingOf({ ...failedOnce, error: null }, undefined, around({ maxRetries: null })).detail).toBe(
        'Attempt 2',
      );
    });

    it('does not count below zero', () => {
      expect(standingOf(failedOnce, undefined, around({ now: NOW + 8_000 }))).toMatchObject({
        text: 'Waiting',
        until: null,
      });
    });

    it('yields to what holds the queue for longer', () => {
      expect(standingOf(failedOnce, undefined, held({ reason: 'paused-queue' })).text).toBe('The queue is paused');
      const quota: Waiting = { reason: 'quota', until: NOW + 2_000 };
      expect(standingOf(failedOnce, undefined, held(quota)).text).toBe('Next attempt in 8 s');
    });
  });

  it('for the quota counts down too', () => {
    const quota: Waiting = { reason: 'quota', until: NOW + 12_000 };
    expect(standingOf(itemOf(), undefined, held(quota))).toMatchObject({
      tone: 'quiet',
      text: 'Waiting for the quota, 12 s',
      until: NOW + 12_000,
      sign: 'waiting',
    });
    expect(standingOf(itemOf(), undefined, held(quota, { now: NOW + 13_000 }))).toMatchObject({
      text: 'Waiting for the quota',
      until: null,
    });
  });

  it.each<[string, string]>([
    ['No stream secret is set. Set your own as deezer.streamSecret (DEEMUSIC_DEEZER_STREAM_SECRET).', 'stream secret'],
    ['No account is set. Set deezer.arl (DEEMUSIC_DEEZER_ARL).', 'an account'],
    ['Something else is missing.', 'A setting is missing'],
  ])('for a setting names it and leads there: %s', (message, named) => {
    const result = standingOf(itemOf(), undefined, held({ reason: 'config', message }));
    expect(result.text).toContain(named);
    expect(result).toMatchObject({ tone: 'warning', detail: message, remedy: 'account', sign: 'held' });
  });

  it.each<[Waiting['reason'], string, 'account' | 'library' | null]>([
    ['auth', 'The account has expired', 'account'],
    ['disk', 'Waiting for space on the disk', 'library'],
    ['network', 'Waiting for the network', null],
    ['daily-limit', 'The limit of the day is reached', 'account'],
  ])('for %s in words', (reason, text, remedy) => {
    expect(standingOf(itemOf(), undefined, held({ reason, message: 'more' }))).toMatchObject({
      text,
      detail: 'more',
      remedy,
      tone: 'warning',
    });
  });

  it('calmly for a pause of the queue', () => {
    expect(
      standingOf(itemOf(), undefined, held({ reason: 'paused-queue', message: 'the queue is paused' })),
    ).toMatchObject({
      tone: 'quiet',
      text: 'The queue is paused',
      detail: null,
      sign: 'paused',
    });
  });
});

describe('what holds the whole queue', () => {
  const auth: Waiting = { reason: 'auth', message: 'expired' };

  it('is believed to the queue, not to an older answer', () => {
    const before = itemOf({ waiting: auth });
    expect(standingOf(before, undefined, around()).text).toBe('Waiting');
    expect(standingOf(before, undefined, held({ reason: 'disk' })).text).toBe('Waiting for space on the disk');
    expect(standingOf(before, undefined, around({ queue: null })).text).toBe('The account has expired');
  });

  it('does not hold previews when it is about the account', () => {
    const preview = itemOf({ quality: { wanted: 'PREVIEW', got: null } });
    expect(standingOf(preview, undefined, held(auth)).text).toBe('Waiting');
    expect(standingOf(preview, undefined, held({ reason: 'network' })).text).toBe('Waiting for the network');
  });

  it('shows a lesser hold that the host named where the most urgent one does not count', () => {
    const preview = itemOf({ quality: { wanted: 'PREVIEW', got: null }, waiting: { reason: 'quota' } });
    expect(standingOf(preview, undefined, held(auth)).text).toBe('Waiting for the quota');
  });

  it('lets collections be listed where it is about transfers, unless the host says otherwise', () => {
    const listing = albumOf({});
    expect(standingOf(listing, undefined, held({ reason: 'disk' })).text).toBe('Waiting');
    expect(standingOf(listing, undefined, held(auth)).text).toBe('Waiting');
    expect(standingOf({ ...listing, waiting: auth }, undefined, held(auth)).text).toBe('The account has expired');
    expect(standingOf(listing, undefined, held({ reason: 'network' })).text).toBe('Waiting for the network');
  });

  it.each<ItemStatus>(['paused', 'completed', 'failed', 'cancelled', 'skipped'])(
    'is not said of what is %s',
    (status) => {
      expect(standingOf(itemOf({ status, waiting: auth }), undefined, held(auth)).text).not.toContain('expired');
    },
  );
});

describe('a track that rests', () => {
  const done = itemOf({
    status: 'completed',
    bytes: 31 * MIB,
    quality: { wanted: 'FLAC', got: 'FLAC' },
    progress: 100,
  });

  it('is completed, with size and format', () => {
    expect(standingOf(done, undefined, around())).toMatchObject({
      tone: 'good',
      text: 'Completed',
      detail: null,
      figures: ['31.0 MiB', 'FLAC'],
      fraction: null,
      isMoving: false,
    });
  });

  it.each<[Partial<Item>, string, 'good' | 'warning']>([
    [{ quality: { wanted: 'FLAC', got: 'MP3_320' }, degraded: true }, 'MP3_320 instead of FLAC', 'warning'],
    [{ reused: 'track_7' }, 'Cloned, not downloaded again', 'good'],
    [{ post: 'pending' }, 'Plugins at work', 'good'],
    [{ post: 'ok' }, '', 'good'],
    [{ post: 'degraded', degraded: true }, 'Some plugins failed', 'warning'],
    [{ post: 'failed', degraded: true }, 'Plugins failed', 'warning'],
    [{ degraded: true }, 'Less than wanted', 'warning'],
    [
      { quality: { wanted: 'FLAC', got: 'MP3_128' }, degraded: true, reused: 'track_7' },
      'MP3_128 instead of FLAC · Cloned, not downloaded again',
      'warning',
    ],
  ])('says honestly what is less than wanted: %j', (said, detail, tone) => {
    expect(standingOf({ ...done, ...said }, undefined, around())).toMatchObject({ detail: detail || null, tone });
  });

  it('has failed, for a reason in short', () => {
    const failed = itemOf({ status: 'failed', error: failure('not_available') });
    expect(standingOf(failed, undefined, around())).toMatchObject({
      tone: 'bad',
      text: 'Failed',
      detail: 'Not available in your country',
    });
    expect(standingOf({ ...failed, error: null }, undefined, around()).detail).toBeNull();
  });

  it.each<[ItemStatus, string]>([
    ['cancelled', 'Cancelled'],
    ['skipped', 'Skipped'],
  ])('%s is called "%s"', (status, text) => {
    expect(standingOf(itemOf({ status }), undefined, around())).toMatchObject({ text, tone: 'quiet', sign: status });
  });
});

describe('a collection', () => {
  it('says how many of its members are there, and its pace', () => {
    const album = albumOf(
      { completed: 3, downloading: 2, pending: 6, failed: 1 },
      { status: 'downloading', progress: 30 },
    );
    const progress = progressOf({ id: album.id, progress: 34.5, bytesPerSecond: 2 * MIB, etaSeconds: 300 });
    expect(standingOf(album, progress, around())).toMatchObject({
      tone: 'busy',
      text: 'Downloading',
      detail: '3 of 12 tracks · 1 failed',
      figures: ['5 min left', '2.0 MiB/s'],
      fraction: 0.345,
      isMoving: true,
    });
  });

  it('that is partial says what is missing', () => {
    const album = albumOf({ completed: 7, failed: 1 }, { status: 'partial' });
    expect(standingOf(album, undefined, around())).toMatchObject({
      tone: 'warning',
      text: 'Partial',
      detail: '7 of 8 tracks, 1 failed',
      fraction: null,
    });
    const both = albumOf({ completed: 5, failed: 2, cancelled: 1 }, { status: 'partial' });
    expect(standingOf(both, undefined, around()).detail).toBe('5 of 8 tracks, 2 failed, 1 cancelled');
  });

  it('that is completed counts what was skipped, too, and says what is less', () => {
    const album = albumOf({ completed: 11, skipped: 1 }, { status: 'completed', bytes: 400 * MIB });
    expect(standingOf(album, undefined, around())).toMatchObject({
      tone: 'good',
      detail: '12 tracks',
      figures: ['400 MiB', null],
    });
    expect(standingOf({ ...album, degraded: true }, undefined, around())).toMatchObject({
      tone: 'warning',
      detail: '12 tracks · Less than wanted',
    });
  });

  it('that failed says why: by its members, or by its own listing', () => {
    const members = albumOf({ failed: 2 }, { status: 'failed' });
    expect(standingOf(members, undefined, around())).toMatchObject({ tone: 'bad', detail: '0 of 2 tracks, 2 failed' });
    const listing = albumOf({}, { status: 'failed', error: failure('not_found') });
    expect(standingOf(listing, undefined, around())).toMatchObject({
      tone: 'bad',
      detail: 'The service does not know it',
    });
  });

  it('is being looked up, before its members are known', () => {
    expect(standingOf(albumOf({}, { stage: 'resolving' }), undefined, around())).toMatchObject({
      text: 'Looking it up',
      isMoving: true,
      fraction: null,
    });
    expect(standingOf(albumOf({}), undefined, around())).toMatchObject({ text: 'Waiting', isMoving: false });
  });

  it('that waits keeps the sight of how far it is', () => {
    const album = albumOf({ completed: 2, pending: 6 });
    expect(standingOf(album, undefined, around()).detail).toBe('2 of 8 tracks');
    expect(standingOf(album, undefined, held({ reason: 'paused-queue' })).figures).toEqual(['2 of 8', null]);
  });

  it('of one speaks of one track', () => {
    expect(standingOf(albumOf({ completed: 1 }, { status: 'completed' }), undefined, around()).detail).toBe('1 track');
  });
});
