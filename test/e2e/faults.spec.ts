import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item, Quality, QueueState } from '../../src/domain/index.js';
import type { RequestLogEntry, SandboxFault } from '../../src/sandbox/index.js';
import { eventually } from '../support/eventually.js';
import { staged } from '../support/files.js';
import { setBareStage } from '../support/stage.js';

/** Each fault of the service through the whole host: what the item ends as, and what the service saw of it. */
const stage = await setBareStage(
  { trackBytes: 120_000, tracks: 80, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  {
    DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000',
    DEEMUSIC_DEEZER_STREAM_SECRET: '',
    DEEMUSIC_NETWORK_MAX_RETRIES: '1',
    DEEMUSIC_NETWORK_TIMEOUT: '1',
    DEEMUSIC_LOG_LEVEL: 'debug',
  },
);
const { sandbox } = stage;
const { ids } = sandbox.catalogue;
let unused: string[] = [];

interface TimelineEntry {
  event: string;
  code?: string;
  message?: string;
}

type Fault = SandboxFault['kind'] | (Omit<SandboxFault, 'service'> & { service?: SandboxFault['service'] });

beforeAll(async () => {
  await set({ 'deezer.streamSecret': sandbox.streamSecret });
  const response = await fetch(`${sandbox.apiUrl}/playlist/${ids.playlist.generated}/tracks?limit=100`);
  unused = ((await response.json()) as { data: { id: number }[] }).data.map(({ id }) => String(id));
});

beforeEach(() => {
  sandbox.control.reset();
});

/** A track that no other test has touched. */
function anyTrack(): string {
  return unused.shift() ?? '';
}

async function add(track: string, quality: Quality = 'FLAC'): Promise<void> {
  await stage.host.api('POST', '/downloads', { type: 'track', id: track, quality });
}

async function download(track: string, quality: Quality = 'FLAC'): Promise<Item> {
  await add(track, quality);
  return stage.settled(`track_${track}`);
}

async function set(settings: Record<string, unknown>): Promise<void> {
  const { status } = await stage.host.api('PUT', '/settings', settings);
  expect(status).toBe(200);
}

async function timeline(item: Item): Promise<TimelineEntry[]> {
  const path = `/downloads/${encodeURIComponent(item.id)}/timeline`;
  return (await stage.host.api<{ items: TimelineEntry[] }>('GET', path)).body.items;
}

async function codesOf(item: Item): Promise<(string | undefined)[]> {
  return (await timeline(item)).map(({ code }) => code).filter((code) => code !== undefined);
}

async function notesOf(item: Item): Promise<(string | undefined)[]> {
  return (await timeline(item)).filter(({ event }) => event === 'note').map(({ message }) => message);
}

function requests(service: SandboxFault['service'], track: string): RequestLogEntry[] {
  return sandbox.log.filter((entry) => entry.service === service && entry.trackIds.includes(track));
}

function expectOriginal(item: Item, track: string): void {
  const format = item.quality.got ?? 'FLAC';
  const onDisk = readFileSync(join(stage.library, item.outputPath ?? ''));
  expect(onDisk.equals(sandbox.plainBytes(track, format))).toBe(true);
}

describe('what the host gets over', () => {
  const bothSources = { times: 2 };
  const faults: [string, Fault[], string[]][] = [
    ['a refused CSRF token', [{ service: 'session', kind: 'csrf' }], []],
    ['a session that wants a login again', [{ service: 'session', kind: 'auth' }], []],
    ['a licence that is refused', [{ service: 'media', kind: 'licence' }], []],
    ['a track token that is refused', [{ service: 'media', kind: 'token-error', code: 2000 }], []],
    ['an answer that is no JSON', [{ service: 'media', kind: 'invalid-json' }], ['invalid_response']],
    ['a page of HTML in place of an answer', [{ service: 'session', kind: 'html' }], ['invalid_response']],
    ['an address that died', [{ kind: 'status', status: 403, ...bothSources }], []],
    [
      'an address that died midway',
      [
        { kind: 'reset', source: 0 },
        { kind: 'status', status: 403, source: 1 },
      ],
      [],
    ],
    ['a first source that is dead', [{ kind: 'status', status: 404, source: 0 }], []],
    ['a first source that is silent', [{ kind: 'stall', source: 0 }], []],
    ['a first source that is empty', [{ kind: 'empty', source: 0 }], []],
    ['a body cut short', [{ kind: 'short', ...bothSources }], ['network']],
    ['a wrong length', [{ kind: 'wrong-length', ...bothSources }], ['network']],
    ['no length', [{ kind: 'no-length' }], []],
    ['a file cut short', [{ kind: 'truncated', ...bothSources }], ['corrupt']],
    ['a bit flip', [{ kind: 'bit-flip', ...bothSources }], ['corrupt']],
    ['another format than said', [{ kind: 'mislabel', ...bothSources }], ['corrupt']],
    ['NULs in front', [{ kind: 'nul-prefix' }], []],
    ['a page in place of audio', [{ kind: 'html', ...bothSources }], ['invalid_response']],
  ];

  it.each(faults)('%s', async (_name, kinds, codes) => {
    const track = anyTrack();
    for (const kind of kinds) {
      const fault = typeof kind === 'string' ? { kind } : kind;
      sandbox.control.fault({ service: 'cdn', match: track, ...fault });
    }
    const item = await download(track);
    expect(item).toMatchObject({ status: 'completed', error: null, degraded: false });
    expectOriginal(item, track);
    expect(await codesOf(item)).toEqual(codes);
  });

  it('a file of MP3 that is cut short where a frame ends', async () => {
    const track = anyTrack();
    const whole = sandbox.plainBytes(track, 'MP3_128');
    // Frames of 128 kbit/s at 44.1 kHz have 417 or 418 bytes; the header behind the cut tells.
    let at = Math.floor(whole.length / 2);
    while (!(whole[at] === 0xff && ((whole[at + 1] ?? 0) & 0xe0) === 0xe0)) at++;
    sandbox.control.fault({ service: 'cdn', kind: 'truncated', at, match: track, times: 2 });
    const item = await download(track, 'MP3_128');
    expectOriginal(item, track);
    expect(await codesOf(item)).toEqual(['corrupt']);
  });

  it('too many requests, wherever: slower, and no attempt used', async () => {
    const track = anyTrack();
    for (const service of ['catalogue', 'session', 'media'] as const) {
      sandbox.control.fault({ service, kind: 'quota', retryAfter: 1 });
    }
    const item = await download(track);
    expect(item).toMatchObject({ status: 'completed' });
    expect(item.attempts).toBeLessThanOrEqual(1);
    expect(await codesOf(item)).toEqual([]);
  });

  it('a session that ends while an album is under way', async () => {
    sandbox.control.setSpeed(100_000);
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.long, quality: 'MP3_128' });
    await eventually('some of it is there', async () => {
      const album = await stage.item(`album_${ids.album.long}`);
      return (album.children?.completed ?? 0) > 2;
    });
    sandbox.control.expireSession();
    sandbox.control.expireTrackTokens();
    sandbox.control.setSpeed(0);
    const album = await stage.settled(`album_${ids.album.long}`);
    expect(album.status).toBe('completed');
    expect(Math.max(...(await stage.children(album.id)).map(({ attempts }) => attempts))).toBeLessThanOrEqual(1);
  });

  it('and leaves nothing staged', () => {
    expect(staged(stage.library)).toEqual([]);
  });

  it('asks for new addresses once when they died, and goes on where it was', async () => {
    const track = anyTrack();
    sandbox.control.fault({ service: 'cdn', kind: 'reset', source: 0, match: track });
    sandbox.control.fault({ service: 'cdn', kind: 'status', status: 403, source: 1, match: track });
    expect(await download(track)).toMatchObject({ status: 'completed' });
    expect(requests('media', track)).toHaveLength(2);
    expect(requests('cdn', track).at(-1)?.range).not.toBe('bytes=0-');
  });
});

describe('what the host cannot get over', () => {
  const faults: [string, Fault, string, RegExp][] = [
    [
      'a track without rights',
      { service: 'media', kind: 'token-error', code: 2002 },
      'not_available',
      /rights|country/,
    ],
    ['no medium', { service: 'media', kind: 'no-media' }, 'not_available', /rights|country/],
    ['a track that is not known', { service: 'catalogue', kind: 'error', code: 800 }, 'not_found', /does not know/],
    [
      'a missing field',
      { service: 'catalogue', kind: 'missing-field', field: 'artist.name' },
      'invalid_response',
      /artist\.name/,
    ],
    ['an empty file', { kind: 'empty' }, 'empty', /no bytes/],
    ['a damaged file', { kind: 'bit-flip' }, 'corrupt', /damaged|missing/],
    ['noise', { kind: 'garbage' }, 'decryption', /deezer\.streamSecret/],
    ['addresses that are always dead', { kind: 'status', status: 403 }, 'network', /403/],
  ];

  it.each(faults)('%s', async (_name, kind, code, says) => {
    const track = anyTrack();
    const fault = typeof kind === 'string' ? { kind } : kind;
    sandbox.control.fault({ service: 'cdn', match: track, times: 0, ...fault });
    const item = await download(track);
    expect(item).toMatchObject({ status: 'failed', error: { code, message: expect.stringMatching(says) } });
  });

  it('a wrong stream secret: an error, no noise on the disk', async () => {
    const track = anyTrack();
    await set({ 'deezer.streamSecret': 'not the right one'.slice(0, 16) });
    const item = await download(track);
    await set({ 'deezer.streamSecret': sandbox.streamSecret });
    expect(item).toMatchObject({ status: 'failed', outputPath: null, error: { code: 'decryption', retryable: false } });
    await stage.host.api('POST', `/downloads/${item.id}/retry`);
    expectOriginal(await stage.settled(item.id), track);
  });
});

describe('what the plan and the track allow', () => {
  it('takes a lower format when the service refuses the best, and says so', async () => {
    const track = anyTrack();
    sandbox.control.fault({ service: 'media', kind: 'token-error', code: 1002, match: track });
    const item = await download(track);
    expect(item).toMatchObject({ status: 'completed', degraded: true, quality: { wanted: 'FLAC', got: 'MP3_320' } });
    expectOriginal(item, track);
    expect(await notesOf(item)).toEqual([expect.stringMatching(/MP3_320.*FLAC/)]);
  });

  it('takes no lower format when that is not wanted', async () => {
    await set({ 'download.fallback': false });
    const [refused, mp3] = [anyTrack(), ids.track.mp3Only];
    sandbox.control.fault({ service: 'media', kind: 'token-error', code: 1002, match: refused, times: 0 });
    const message = expect.stringContaining('download.fallback');
    expect(await download(refused)).toMatchObject({ status: 'failed', error: { code: 'not_entitled', message } });
    expect(await download(mp3)).toMatchObject({ status: 'failed', error: { code: 'format_unavailable', message } });
    await set({ 'download.fallback': true });
    await stage.host.api('POST', `/downloads/track_${mp3}/retry`);
    const item = await stage.settled(`track_${mp3}`);
    expect(item).toMatchObject({ status: 'completed', degraded: true, quality: { got: 'MP3_320' } });
    expect(await notesOf(item)).toEqual([expect.stringMatching(/MP3_320.*FLAC/)]);
  });

  it.each([
    ['session', ids.track.fallback, ids.track.fallbackTarget],
    ['catalogue', ids.track.alternative, ids.track.alternativeTarget],
  ])('takes what the %s names in place of a track, and says so', async (_who, asked, served) => {
    const item = await download(asked);
    expect(item).toMatchObject({ status: 'completed', degraded: true, quality: { got: 'FLAC' } });
    expectOriginal(item, served);
    expect(await notesOf(item)).toEqual([expect.stringContaining(served)]);
  });
});

describe('bytes that are staged', () => {
  it('are gone on from after a pause', async () => {
    const track = anyTrack();
    sandbox.control.setSpeed(60_000);
    await add(track);
    const id = `track_${track}`;
    await eventually('half of it is there', async () => (await stage.item(id)).bytes > 30_000);
    await stage.host.api('POST', `/downloads/${id}/pause`);
    sandbox.control.setSpeed(0);
    await stage.host.api('POST', `/downloads/${id}/resume`);
    expectOriginal(await stage.settled(id), track);
    expect(requests('cdn', track).map(({ range }) => range)).toEqual([
      'bytes=0-',
      expect.not.stringMatching(/^bytes=0-/),
    ]);
  });

  it('are dropped when another quality is wanted', async () => {
    const track = anyTrack();
    sandbox.control.fault({ service: 'cdn', kind: 'short', match: track, times: 4 });
    expect(await download(track)).toMatchObject({ status: 'failed', error: { code: 'network' } });
    expect(staged(stage.library)).toContain(`track_${track}.part`);
    sandbox.control.clearFaults();
    await add(track, 'MP3_128');
    const item = await eventually('it is there', async () => {
      const now = await stage.item(`track_${track}`);
      return now.status === 'completed' ? now : null;
    });
    expect(item).toMatchObject({ quality: { wanted: 'MP3_128', got: 'MP3_128' }, degraded: false });
    expectOriginal(item, track);
    expect(staged(stage.library)).not.toContain(`track_${track}.part`);
  });
});

describe('paths', () => {
  it('keeps an album of various artists together', async () => {
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.variousArtists });
    const album = await stage.settled(`album_${ids.album.variousArtists}`);
    const children = await stage.children(album.id);
    expect(new Set(children.map(({ artist }) => artist)).size).toBeGreaterThan(1);
    expect(new Set(children.map(({ outputPath }) => outputPath?.split('/')[0]))).toEqual(new Set(['Various Artists']));
  });

  it('says the year of the album, else of the track, else none', async () => {
    await set({ 'download.templates.track': '{album_artist}/[{year} ]{album}/{title}' });
    const paths: (string | null)[] = [];
    for (const track of [ids.track.date1900, ids.track.versioned]) paths.push((await download(track)).outputPath);
    expect(paths).toEqual([expect.stringMatching(/\/\d{4} Odds and Ends\//), expect.stringMatching(/\/\d{4} Odds/)]);
    await set({ 'download.templates.albumTrack': '[{year} ]{album}/{title}' });
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.date0000 });
    expect((await stage.settled(`album_${ids.album.date0000}`)).status).toBe('completed');
    const [undated] = await stage.children(`album_${ids.album.date0000}`);
    expect(undated?.outputPath).toBe('Undated/Someday.flac');
  });

  it('gives two recordings two names', async () => {
    await set({ 'download.templates.track': '{album}' });
    const [first, second] = [await download(ids.track.explicit), await download(ids.track.featuring)];
    expect(first.outputPath).toBe('Odds and Ends.flac');
    expect(second.outputPath).toBe(`Odds and Ends [${ids.track.featuring}].flac`);
  });
});

describe('what nobody is told', () => {
  it('are secrets and signed addresses', async () => {
    const { body } = await stage.host.api<{ items: Item[] }>('GET', '/downloads?limit=500');
    const timelines = await Promise.all(body.items.map(timeline));
    const { body: queue } = await stage.host.api<QueueState>('GET', '/queue');
    const said = JSON.stringify([body, timelines, queue]) + stage.host.output();
    expect(body.items.length).toBeGreaterThan(30);
    expect(said).toContain('?…');
    expect(said).not.toMatch(/hdnea=|hmac=|api_token=|license_token/);
    for (const secret of [sandbox.arl, sandbox.streamSecret]) expect(said).not.toContain(secret);
  });
});
