import { beforeAll, expect } from '@jest/globals';
import fc from 'fast-check';
import { LiveSettings, type Settings } from '../../src/config/index.js';
import { DeezerSource } from '../../src/deezer/index.js';
import { AUDIO_FORMATS, type Clock, type MediaSource, SystemClock } from '../../src/domain/index.js';
import type { HttpClient } from '../../src/http/index.js';
import { SANDBOX_CODES, SANDBOX_IDS } from '../../src/sandbox/index.js';
import { useSandbox } from '../support/sandbox.js';
import { fuzz } from './support/fuzz.js';
import { InstantClock } from './support/instant-clock.js';
import { mutations } from './support/mutations.js';
import { answersOrRefuses, expectHarmless } from './support/refusal.js';
import { type Damage, DamagedService, type Recording, RecordingClient } from './support/replayed-service.js';

const { track, album, playlist } = SANDBOX_IDS;
const { signal } = new AbortController();
const sandbox = useSandbox();
let recording: Recording;

function sourceOn(http: HttpClient, clock: Clock, notices: string[] = []): DeezerSource {
  const { apiUrl, gatewayUrl, arl, streamSecret } = sandbox();
  const deezer = { apiUrl, gatewayUrl, arl, streamSecret, mediaUrl: null, requestsPer5s: 10_000, tracksPerDay: 0 };
  const settings = new LiveSettings({ deezer } as Settings);
  const notify = ({ message }: { message: string }): number => notices.push(message);
  return new DeezerSource({ http, settings, clock, notify, tokenSetAt: () => null });
}

/** All that the host asks of a source. */
const QUESTIONS: Record<string, (source: MediaSource) => Promise<unknown>> = {
  'an ISRC': (source) => source.identify(`isrc:${SANDBOX_CODES.isrcShared}`, signal),
  'a UPC': (source) => source.identify(`upc:${SANDBOX_CODES.upc}`, signal),
  'a short link': (source) => source.identify(`${new URL(sandbox().apiUrl).origin}/s/album-${album.single}`, signal),
  'an album': (source) => source.collection({ source: 'deezer', type: 'album', id: album.single }, signal),
  'its discs': (source) => source.album(album.twoDisc, signal),
  'its tracks': (source) => allMembers(source, 'album', album.twoDisc),
  'a playlist': (source) => source.collection({ source: 'deezer', type: 'playlist', id: playlist.demo }, signal),
  'its entries': (source) => allMembers(source, 'playlist', playlist.demo),
  'a track': (source) => source.track(track.single, signal),
  'a search': (source) => source.search({ query: 'a', type: 'track' }, signal),
  'a search of artists': (source) => source.search({ query: 'a', type: 'artist' }, signal),
  'a page of an album': (source) => source.browse('album', album.single, null, signal),
  'a page of a playlist': (source) => source.browse('playlist', playlist.demo, null, signal),
  'a medium': (source) => source.resolve({ trackId: track.single, formats: AUDIO_FORMATS, known: null }, signal),
  'a lesser medium': (source) =>
    source.resolve({ trackId: track.mp3Only, formats: AUDIO_FORMATS, known: null }, signal),
  'a preview': (source) => source.resolve({ trackId: track.single, formats: ['PREVIEW'], known: null }, signal),
  'the account': (source) => source.checkAccount(signal),
};

async function allMembers(source: MediaSource, type: 'album' | 'playlist', id: string): Promise<unknown> {
  const members: unknown[] = [];
  let cursor: string | null = null;
  // A service whose pages never end is the expansion's matter; here three will do.
  for (let page = 0; page < 3; page++) {
    const answer = await source.members({ source: 'deezer', type, id }, cursor, signal);
    members.push(...answer.members);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return members;
}

beforeAll(async () => {
  const client = new RecordingClient();
  const source = sourceOn(client, new SystemClock());
  for (const ask of Object.values(QUESTIONS)) await ask(source);
  source.close();
  await client.close();
  recording = client.recording;
});

const headers = fc.dictionary(
  fc.constantFrom('retry-after', 'set-cookie', 'location', 'content-type'),
  fc.oneof(
    fc.constantFrom(
      '0',
      '5',
      '86400',
      '99999999999999999999',
      '-1',
      'Fri, 31 Dec 9999 23:59:59 GMT',
      'sid=; path=/',
      ';;=,',
    ),
    fc.string({ maxLength: 40 }),
  ),
);

const damages: fc.Arbitrary<Damage> = fc.record({
  from: fc.nat(3),
  mutations: fc.array(mutations, { minLength: 1, maxLength: 4 }),
  status: fc.option(fc.constantFrom(200, 204, 301, 302, 400, 401, 403, 404, 418, 429, 503), { freq: 8 }),
  headers,
  text: fc.option(
    fc.oneof(
      fc.constantFrom(
        '',
        'null',
        '[]',
        '0',
        '"x"',
        'true',
        '{',
        '<html>',
        '{"error":[]}',
        '{"error":{"code":4}}',
        '\ufeff{}',
      ),
      fc.string({ maxLength: 200 }),
      fc.json(),
      fc.constant('['.repeat(50_000)),
    ),
    { freq: 12 },
  ),
});

/** Every number is one that a database and a client take, every address one of the web. */
function expectSound(value: unknown, name = ''): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${name} is ${String(value)}`);
  } else if (typeof value === 'string') {
    expect(value.length).toBeLessThan(100_000);
    if (name === 'urls' || name === 'coverUrl') expect(['http:', 'https:']).toContain(new URL(value).protocol);
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const [key, inner] of Object.entries(value)) expectSound(inner, Array.isArray(value) ? name : key);
  }
}

/** An hour: whoever is told to wait for longer asks again. */
const LONGEST_WAIT_MS = 3_600_000;

fuzz(
  'whatever the service answers is understood or refused',
  fc.tuple(fc.constantFrom(...Object.keys(QUESTIONS)), damages),
  async ([question, damage]) => {
    const { arl, streamSecret } = sandbox();
    const clock = new InstantClock();
    const notices: string[] = [];
    const service = new DamagedService(recording, damage);
    const source = sourceOn(service, clock, notices);
    try {
      const secrets = [arl, streamSecret];
      const answer = await answersOrRefuses(() => QUESTIONS[question]?.(source), { secrets });
      expectSound(answer);
      for (const notice of notices) expectHarmless(notice, secrets);
      expect(service.asked).toBeLessThan(60);
      expect(clock.longestWaitMs).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      expectSound(source.status());
    } finally {
      source.close();
    }
  },
  { runs: 350 },
);
