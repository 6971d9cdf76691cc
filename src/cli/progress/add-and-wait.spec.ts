import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Item } from '../../wire/index.js';
import { FakeHost, item } from '../../../test/support/fake-host.js';
import { runCliHere, type CliOptions, type CliResult } from '../../../test/support/run-cli.js';

let host: FakeHost;
const album = item({ id: 'album_1', status: 'pending', title: 'Album' });
const first = item({ id: 'album_1.track_2', parentId: 'album_1', title: 'One', artist: 'A' });
const second = item({ ...first, id: 'album_1.track_3', title: 'Two' });

beforeEach(async () => {
  host = await FakeHost.start();
  host
    .on('POST /downloads', { status: 201, body: { items: [{ id: album.id, created: true, requeued: false }] } })
    .on('GET /downloads/album_1', { body: album })
    .on('GET /downloads/album_1/children', { body: { items: [first], total: 2, nextCursor: null } });
});

afterEach(() => host.close());

function wait(options: CliOptions & { columns?: number } = {}, flags: string[] = []): Promise<CliResult> {
  return runCliHere(['add', 'album_1', '--wait', ...flags], {
    ...options,
    env: { DEEMUSIC_URL: host.url, ...options.env },
  });
}

function tell(patch: Partial<Item>, of: Item): void {
  host.send('item.updated', { item: { ...of, ...patch } });
}

// The album rests once its room was joined and its state was asked for.
function endOnceWatched(status: 'completed' | 'partial'): void {
  host.on('GET /downloads/album_1/children', () => {
    setImmediate(() => {
      tell({ status: 'downloading', stage: 'transferring' }, first);
      tell({ status: 'completed', completedAt: 1, totalBytes: 2048, quality: { wanted: 'FLAC', got: 'FLAC' } }, first);
      const error = { code: 'not_available' as const, message: 'Not in this country.', retryable: false, at: 2 };
      if (status === 'partial') tell({ status: 'failed', error }, second);
      tell({ status }, album);
    });
    return { body: { items: [first], total: 2, nextCursor: null } };
  });
}

describe('deemusic add --wait', () => {
  it('tells each track in a line and ends with 0 when all of it is there', async () => {
    endOnceWatched('completed');
    const result = await wait();
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toBe('✔ One – A  FLAC, 2.0 KiB\n0 of 0 tracks\n');
  });

  it('ends with 7 when something is missing, and says what and why', async () => {
    endOnceWatched('partial');
    const result = await wait();
    expect(result.code).toBe(7);
    expect(result.out).toContain('✘ Two – A  Not in this country. (not_available)\n');
  });

  it('tells programs the same, one JSON object a line', async () => {
    endOnceWatched('partial');
    const lines = (await wait({}, ['--json'])).json() as { event: string; item?: Item }[];
    expect(lines.filter(({ event }) => event === 'track').map(({ item: track }) => track?.status)).toEqual([
      'completed',
      'failed',
    ]);
    expect(lines.at(-1)).toMatchObject({ event: 'item', item: { id: 'album_1', status: 'partial' } });
  });

  describe('with plugins', () => {
    const run = (patch: object) => ({
      ...{ id: 1, itemId: album.id, plugin: 'artwork', version: '1.0.0', hook: 'afterAlbum', attempt: 1, retries: 5 },
      ...{ reason: 'live', nextAt: null, progress: null, error: null, artifacts: [], note: null },
      ...{ createdAt: 1, startedAt: null, finishedAt: null, ...patch },
    });
    const stands = (post: Item['post'], ...runs: object[]): void => {
      host
        .on('GET /downloads/album_1', { body: { ...album, status: 'completed', post } })
        .on('GET /downloads/album_1/children', { body: { items: [], total: 0, nextCursor: null } })
        .on('GET /plugins/runs', { body: { items: runs, nextCursor: null } });
    };
    beforeEach(() => {
      host.on('POST /downloads', { body: { items: [{ id: album.id, created: false, requeued: false }] } });
    });

    it('waits until they are through, and says what they left out; degraded is no failure', async () => {
      let looks = 0;
      stands('pending');
      host.on('GET /plugins/runs', () => {
        looks += 1;
        if (looks === 3)
          stands('degraded', run({ state: 'dead', error: { kind: 'error', fault: 'plugin', message: 'no picture' } }));
        return { body: { items: [run({ state: looks === 1 ? 'pending' : 'running' })], nextCursor: null } };
      });
      const result = await wait();
      expect(result).toMatchObject({ code: 0, err: '' });
      expect(looks).toBe(3);
      expect(result.out).toContain('waiting for the plugins');
      expect(result.out).toContain('♪ Album: artwork (afterAlbum) failed: no picture\n');
    });

    it('tells what is tried again, or waits for its plugin, and does not wait for it', async () => {
      const retry = run({ state: 'retry', error: { kind: 'retry', fault: 'network', message: 'away' } });
      stands('pending', retry, run({ id: 2, plugin: 'export', state: 'waiting' }));
      const lines = (await wait({}, ['--json'])).json() as { event: string; run?: { state: string }; item?: Item }[];
      expect(lines.filter(({ event }) => event === 'hook').map((line) => line.run?.state)).toEqual([
        'retry',
        'waiting',
      ]);
      expect(lines.at(-1)).toMatchObject({ event: 'item', item: { id: 'album_1', post: 'pending' } });
      const { out } = await wait();
      expect(out).toContain('♪ Album: artwork (afterAlbum) is tried again later: away\n');
      expect(out).toContain('♪ Album: export (afterAlbum) waits until the plugin can run\n');
    });

    it('ends with 130 at Ctrl-C while it waits for them', async () => {
      stands('pending', run({ state: 'running' }));
      const onOutput = (out: string, kill: (signal: 'SIGINT') => void): void => {
        if (out.includes('waiting for the plugins')) kill('SIGINT');
      };
      expect((await wait({ onOutput })).code).toBe(130);
    });
  });

  it('draws over on a terminal, and leaves it in order', async () => {
    endOnceWatched('completed');
    const result = await wait({ columns: 80 });
    expect(result.code).toBe(0);
    expect(result.out).toContain('✔');
    expect(result.out.endsWith('0 of 0 tracks\n')).toBe(true);
  });

  it('also ends when the item was there already', async () => {
    host
      .on('POST /downloads', { body: { items: [{ id: album.id, created: false, requeued: false }] } })
      .on('GET /downloads/album_1', { body: { ...album, status: 'completed' } });
    expect(await wait()).toMatchObject({ code: 0 });
  });

  it('does not let an older answer hide a newer message', async () => {
    host.on('GET /downloads/album_1', () => {
      tell({ status: 'completed' }, album);
      return { body: album };
    });
    expect(await wait()).toMatchObject({ code: 0 });
  });

  it('ends with 130 at Ctrl-C; the host goes on', async () => {
    const started = { ...first, status: 'completed' as const, completedAt: 1 };
    host.on('GET /downloads/album_1/children', { body: { items: [started], total: 1, nextCursor: null } });
    const result = await wait({
      onOutput: (_out, kill) => {
        kill('SIGINT');
      },
    });
    expect(result.code).toBe(130);
    expect(host.seen.some(({ path }) => path === '/downloads/actions')).toBe(false);
  });

  it('ends with 4 when the host lets no watcher in, and adds nothing', async () => {
    host.refuseSockets('A token is needed.');
    const result = await wait();
    expect(result).toMatchObject({ code: 4, out: '' });
    expect(result.err).toContain('The host refused the connection: A token is needed.');
    expect(host.seen).toEqual([]);
  });

  it('says that the connection is lost, and goes on from what it finds afterwards', async () => {
    let asked = 0;
    host.on('GET /downloads/album_1', () => {
      asked += 1;
      if (asked === 1)
        setImmediate(() => {
          host.cutSockets();
        });
      return { body: asked === 1 ? album : { ...album, status: 'completed' } };
    });
    const result = await wait();
    expect(result.code).toBe(0);
    expect(result.out).toContain('connection lost, trying again …\n');
  });
});
