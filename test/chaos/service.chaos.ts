import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FaultKind, SandboxFault } from '../../src/sandbox/index.js';
import { eventually } from '../support/eventually.js';
import { staged } from '../support/files.js';
import { setStage } from '../support/stage.js';
import { isAtRest } from './at-rest.js';
import { pause, Random } from './random.js';
import { ask, generatedTracks, sound } from './steps.js';

const SEED = jest.getSeed();
const TRACK_BYTES = 300_000;

const stage = await setStage(
  { tracks: 60, trackBytes: TRACK_BYTES, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  {
    DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000',
    DEEMUSIC_NETWORK_TIMEOUT: '1',
    DEEMUSIC_NETWORK_MAX_RETRIES: '20',
    DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '16',
  },
);
const { sandbox } = stage;
const playlist = { type: 'playlist', id: sandbox.catalogue.ids.playlist.generated } as const;

const OF_THE_CDN: readonly FaultKind[] = [
  'status',
  'refused',
  'no-answer',
  'reset',
  'stall',
  'slow',
  'empty',
  'garbage',
  'html',
  'short',
  'truncated',
  'ignore-range',
  'wrong-range',
  'wrong-length',
  'no-length',
  'changed-etag',
  'nul-prefix',
  'mislabel',
  'bit-flip',
];
/** Where in a file: at its first bytes, in its middle, shortly before its end. */
const PLACES = [4096, TRACK_BYTES / 2, TRACK_BYTES - 4096];

/** What uses up no attempt of a track, however often it happens. */
const OF_THE_ACCOUNT: readonly Omit<SandboxFault, 'match'>[] = [
  { service: 'catalogue', kind: 'quota' },
  { service: 'session', kind: 'quota' },
  { service: 'media', kind: 'quota' },
  { service: 'media', kind: 'quota', retryAfter: 1 },
  { service: 'session', kind: 'csrf' },
  { service: 'session', kind: 'auth' },
  { service: 'media', kind: 'licence' },
  { service: 'media', kind: 'token-error', code: 2000 },
];

beforeEach(() => {
  sandbox.control.reset();
});

describe(`a service in trouble (seed ${String(SEED)})`, () => {
  const cases = OF_THE_CDN.flatMap((kind) => PLACES.map((at) => ({ kind, at })));

  it('every fault of the CDN, at every place of a file', async () => {
    const tracks = await generatedTracks(stage, cases.length);
    for (const [index, { kind, at }] of cases.entries())
      sandbox.control.fault({ service: 'cdn', kind, at, match: tracks[index] ?? '' });
    await ask(stage, ...tracks.map((id) => ({ type: 'track', id }) as const));
    await sound(stage, 120_000);
  });

  it('every fault of the CDN, where a transfer goes on after a kill', async () => {
    const tracks = await generatedTracks(stage, cases.length, 100);
    sandbox.control.setSpeed(200_000);
    await ask(stage, ...tracks.map((id) => ({ type: 'track', id }) as const));
    await eventually('transfers run', () => staged(stage.library).length > 8, 20_000);
    await pause(new Random(SEED, 'go on').between(0, 500));
    await stage.host.kill();
    for (const [index, { kind, at }] of cases.entries())
      sandbox.control.fault({ service: 'cdn', kind, at, match: tracks[index] ?? '' });
    sandbox.control.setSpeed(0);
    await stage.restart();
    await sound(stage, 120_000);
  });

  it('quota storms, and sessions, addresses and tokens that end at any moment', async () => {
    const random = new Random(SEED, 'account');
    sandbox.control.setSpeed(400_000);
    await ask(stage, playlist, { type: 'album', id: sandbox.catalogue.ids.album.forty });
    for (let event = 0; event < 60 && !(await isAtRest(stage)); event++) {
      await pause(random.between(0, 250));
      random.pick([
        () => {
          sandbox.control.expireSession();
        },
        () => {
          sandbox.control.expireUrls();
        },
        () => {
          sandbox.control.expireTrackTokens();
        },
        () => {
          sandbox.control.setRateLimit({ requests: 4, windowMs: 1000, isRagged: true });
        },
        () => {
          sandbox.control.setRateLimit({ requests: 0 });
        },
        () => {
          sandbox.control.fault({ ...random.pick(OF_THE_ACCOUNT), times: Math.ceil(random.between(0, 3)) });
        },
      ])();
    }
    sandbox.control.reset();
    await sound(stage, 120_000);
    const { items } = (await stage.host.api<{ items: { id: string; attempts: number }[] }>('GET', '/downloads')).body;
    expect(items.filter(({ attempts }) => attempts > 1)).toEqual([]);
  });

  it('any fault of any service at any moment', async () => {
    const random = new Random(SEED, 'anything');
    const kinds: readonly FaultKind[] = [
      'status',
      'refused',
      'no-answer',
      'reset',
      'stall',
      'empty',
      'html',
      'invalid-json',
      'slow',
    ];
    sandbox.control.setSpeed(600_000);
    await ask(stage, playlist, { type: 'album', id: sandbox.catalogue.ids.album.twoDisc });
    for (let event = 0; event < 40 && !(await isAtRest(stage)); event++) {
      await pause(random.between(0, 250));
      const service = random.pick(['catalogue', 'session', 'media', 'cdn'] as const);
      sandbox.control.fault({ service, kind: random.pick(kinds), times: Math.ceil(random.between(0, 4)) });
    }
    sandbox.control.reset();
    await sound(stage, 150_000);
  });
});
