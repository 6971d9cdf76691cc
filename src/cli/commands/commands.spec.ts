import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeHost, item, queueState, stats } from '../../../test/support/fake-host.js';
import { runCliHere, type CliOptions, type CliResult } from '../../../test/support/run-cli.js';

let host: FakeHost;

beforeAll(async () => {
  host = await FakeHost.start();
});

afterAll(() => host.close());

beforeEach(() => {
  host.routes.clear();
  host.seen.length = 0;
});

function cli(args: string[], options: CliOptions = {}): Promise<CliResult> {
  return runCliHere(args, { ...options, env: { DEEMUSIC_URL: host.url, ...options.env } });
}

describe('deemusic add', () => {
  const answer = { items: [{ id: 'album_302127', created: true, requeued: false }] };

  it('sends one link as it is, with the wishes', async () => {
    host.on('POST /downloads', { status: 201, body: answer });
    const result = await cli([
      'add',
      'https://www.deezer.com/album/302127',
      '-q',
      'MP3_320',
      '--priority',
      'backfill',
      '--force',
    ]);
    expect(result).toMatchObject({ code: 0, out: 'album_302127  queued\n', err: '' });
    expect(host.seen[0]?.body).toEqual({
      link: 'https://www.deezer.com/album/302127',
      quality: 'MP3_320',
      priority: 'backfill',
      force: true,
    });
  });

  it('sends many at once, takes item ids, and reads more from the standard input', async () => {
    host.on('POST /downloads', {
      body: {
        items: [
          { id: 'a', created: false, requeued: false },
          { id: 'b', created: false, requeued: true },
        ],
      },
    });
    const result = await cli(['add', 'album_302127', '-'], {
      input: '# mine\n\n  https://x.test/1 \nhttps://x.test/2\n',
    });
    expect(result.out).toBe('a  is there already\nb  queued again\n');
    expect(host.seen[0]?.body).toEqual({
      items: [{ type: 'album', id: '302127' }, { link: 'https://x.test/1' }, { link: 'https://x.test/2' }],
    });
  });

  it('says which entry is wrong, with the exit code of a wrong command line', async () => {
    const details = [{ index: 1, code: 'bad_link', message: 'This is not a link.' }];
    host.on('POST /downloads', {
      status: 400,
      body: { statusCode: 400, code: 'bad_request', message: '1 of 2 entries cannot be downloaded.', details },
    });
    const result = await cli(['add', 'a', 'b']);
    expect(result).toMatchObject({ code: 2, out: '' });
    expect(result.err).toBe('deemusic: 1 of 2 entries cannot be downloaded.\n  entry 2: This is not a link.\n');
  });

  it('says a lone fault once', async () => {
    const message = 'This is not a link.';
    const body = { statusCode: 400, code: 'bad_link', message, details: [{ index: 0, code: 'bad_link', message }] };
    host.on('POST /downloads', { status: 400, body });
    expect((await cli(['add', 'a'])).err).toBe('deemusic: This is not a link.\n  (entry 1)\n');
  });

  it('tells a wrong command line as JSON where that is asked for', async () => {
    const result = await cli(['lits', '--json']);
    expect(result).toMatchObject({ code: 2, out: '' });
    expect(JSON.parse(result.err)).toEqual({
      error: { code: 'usage', message: expect.stringContaining("unknown command 'lits'") },
    });
  });

  it('refuses a quality that is none before it asks the host', async () => {
    const result = await cli(['add', 'x', '-q', 'WAV']);
    expect(result.code).toBe(2);
    expect(result.err).toContain('Allowed choices are FLAC, MP3_320, MP3_128, PREVIEW');
    expect(host.seen).toEqual([]);
  });
});

describe('deemusic list', () => {
  const items = [
    item({ id: 'track_1', status: 'completed', progress: 100, title: 'Ärger 東京\u001b[31m', artist: 'A' }),
    item({
      id: 'album_2',
      status: 'partial',
      title: 'Two discs',
      children: { ...countsOf(3), completed: 2, failed: 1 },
    }),
  ];

  it('marks what came in a lower quality', async () => {
    const lower = { status: 'completed', degraded: true, quality: { wanted: 'FLAC', got: 'MP3_320' } } as const;
    host.on('GET /downloads', { body: { items: [item({ id: 'track_1', ...lower })], total: 1, nextCursor: null } });
    expect((await cli(['list'])).out).toContain('completed (MP3_320)');
  });

  it('shows a table without colours or control characters outside a terminal', async () => {
    host.on('GET /downloads', { body: { items, total: 20, nextCursor: 'c1' } });
    const result = await cli(['list', '--status', 'completed,partial', '-n', '2', '--search', 'discs']);
    expect(result.out.split('\n')).toEqual([
      'ID       STATUS      DONE  NAME',
      'track_1  completed  100 %  Ärger 東京 [31m – A',
      'album_2  partial      2/3  Two discs',
      '',
    ]);
    expect(result.err).toBe('2 of 20 shown; more with --cursor c1\n');
    expect(host.seen[0]?.path).toBe('/downloads?limit=2&status=completed%2Cpartial&q=discs');
  });

  it('prints one JSON object a line', async () => {
    host.on('GET /downloads', { body: { items, total: 2, nextCursor: null } });
    const result = await cli(['list', '--json']);
    expect(result.json()).toEqual(JSON.parse(JSON.stringify(items)));
    expect(result.err).toBe('');
  });

  it('obeys NO_COLOR over FORCE_COLOR', async () => {
    host.on('GET /downloads', { body: { items, total: 2, nextCursor: null } });
    const [forced, none, flag] = await Promise.all([
      cli(['list'], { env: { FORCE_COLOR: '1' } }),
      cli(['list'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
      cli(['list', '--no-color'], { env: { FORCE_COLOR: '1' } }),
    ]);
    expect(forced.out).toContain('\u001b[32mcompleted');
    expect(none.out).not.toContain('\u001b');
    expect(flag.out).not.toContain('\u001b');
  });
});

describe('deemusic pause, resume, cancel, retry, remove', () => {
  it.each(['pause', 'resume', 'cancel', 'retry', 'remove'])('%s acts on all ids in one request', async (verb) => {
    host.on('POST /downloads/actions', {
      body: {
        results: [
          { id: 'a', ok: true },
          { id: 'b', ok: true },
        ],
      },
    });
    const result = await cli([verb, 'a', 'b', '--json']);
    expect(result).toMatchObject({ code: 0 });
    expect(result.json()).toEqual([
      { id: 'a', ok: true },
      { id: 'b', ok: true },
    ]);
    expect(host.seen[0]?.body).toEqual({ action: verb, ids: ['a', 'b'] });
  });

  it.each([
    ['illegal_transition', 6],
    ['not_found', 5],
  ])('ends with its code when one is refused: %s', async (code, exitCode) => {
    host.on('POST /downloads/actions', {
      body: {
        results: [
          { id: 'a', ok: true },
          { id: 'b', ok: false, error: { code, message: 'Not so.' } },
        ],
      },
    });
    const result = await cli(['pause', 'a', 'b']);
    expect(result).toMatchObject({ code: exitCode, out: 'a  paused\n', err: 'b  Not so.\n' });
  });
});

describe('deemusic queue and show', () => {
  it('asks how the queue stands, and changes only what is named', async () => {
    host.on('GET /queue', { body: queueState({ paused: true }) }).on('PATCH /queue', { body: queueState() });
    expect(await cli(['queue'])).toMatchObject({ code: 0, out: 'paused\n8 at once\n' });
    await cli(['queue', '--resume', '--bandwidth', '1.5MiB']);
    await cli(['queue', '--reset', '--concurrency', '3']);
    expect(host.seen.slice(1).map(({ body }) => body)).toEqual([
      { paused: false, bandwidthLimit: 1_572_864 },
      { paused: null, concurrency: 3, bandwidthLimit: null },
    ]);
    expect(await cli(['queue', '--concurrency', '65'])).toMatchObject({ code: 2 });
    expect(await cli(['queue', '--bandwidth', 'fast'])).toMatchObject({ code: 2 });
  });

  it('tells what happened to an item, whatever its id holds', async () => {
    const id = 'playlist_1.track_2#2';
    const error = { code: 'corrupt' as const, message: 'Frame 7 is damaged.', retryable: true, at: 0 };
    const timeline = [
      { at: Date.UTC(2030, 0, 1), event: 'added', to: 'pending' },
      { at: Date.UTC(2030, 0, 1), event: 'status', from: 'processing', to: 'failed', message: 'why' },
    ];
    host
      .on(`GET /downloads/${encodeURIComponent(id)}`, { body: item({ id, title: 'T', status: 'failed', error }) })
      .on(`GET /downloads/${encodeURIComponent(id)}/timeline`, { body: { items: timeline } });
    const { out } = await cli(['show', id]);
    expect(out).toMatch(/^T {2}failed\n {2}wanted: FLAC\n {2}Frame 7 is damaged. \(corrupt\)\n/);
    expect(out).toMatch(/added: pending\n.*processing → failed {2}why\n$/);
  });
});

describe('deemusic search, stats, token', () => {
  it('searches', async () => {
    const hit = { ref: { source: 'deezer', type: 'album', id: '7' }, title: 'T', artist: 'A', album: null };
    host.on('GET /search', {
      body: {
        items: [{ ...hit, durationSeconds: null, trackCount: 12, isExplicit: true }],
        total: 1,
        nextCursor: null,
      },
    });
    const result = await cli(['search', 'two', 'words', '-t', 'album']);
    expect(result.out).toBe('ID          LENGTH  NAME\nalbum_7  12 tracks  T [explicit] – A\n');
    expect(host.seen[0]?.path).toBe('/search?q=two+words&type=album&limit=25');
  });

  it('sums up', async () => {
    const waiting = { reason: 'config' as const, message: 'Set deezer.arl.' };
    host
      .on('GET /stats', {
        body: stats({ successCount: 3, failureCount: 1, successRate: 75, bytesDownloaded: 3_145_728 }),
      })
      .on('GET /queue', { body: queueState({ waiting }) })
      .on('GET /source', {
        body: {
          connected: false,
          account: null,
          formats: [],
          hasAccount: false,
          hasSecret: false,
          warnings: ['No secret.'],
        },
      });
    const result = await cli(['stats']);
    expect(result.code).toBe(0);
    expect(result.out).toContain('queue     waiting (config): Set deezer.arl.\n');
    expect(result.out).toContain('all time  3 done, 1 failed (75.0 %), 3.0 MiB\n');
    expect(result.out).toContain('account   none set\nwarning   No secret.\n');
  });

  it('makes a token, and shows only the token on the output', async () => {
    host.on('POST /tokens', {
      status: 201,
      body: { id: 't1', name: 'phone', scope: 'read', createdAt: 0, lastUsedAt: null, token: 'made-up' },
    });
    const result = await cli(['token', 'create', 'phone', '--scope', 'read']);
    expect(result).toMatchObject({ code: 0, out: 'made-up\n' });
    expect(host.seen[0]?.body).toEqual({ name: 'phone', scope: 'read' });
  });

  it('revokes a token', async () => {
    host.on('DELETE /tokens/t1', { status: 204 });
    expect(await cli(['token', 'revoke', 't1'])).toMatchObject({ code: 0, out: 't1  revoked\n' });
  });
});

function countsOf(total: number) {
  return {
    total,
    pending: 0,
    downloading: 0,
    processing: 0,
    completed: 0,
    failed: 0,
    paused: 0,
    cancelled: 0,
    skipped: 0,
  };
}
