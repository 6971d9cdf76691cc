import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeHost } from '../../../test/support/fake-host.js';
import { runCliHere, type CliOptions, type CliResult } from '../../../test/support/run-cli.js';
import type { PluginInfo, PluginRun } from './plugin-answers.js';

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
  return runCliHere(['plugin', ...args], { ...options, env: { DEEMUSIC_URL: host.url, ...options.env } });
}

const hook = {
  order: 'normal',
  enabled: true,
  timeoutMs: 60_000,
  concurrency: 1,
  retries: 5,
  onError: 'continue',
} as const;

function plugin(patch: Partial<PluginInfo> = {}): PluginInfo {
  return {
    id: 'tagging',
    displayName: 'Tagging',
    description: 'Writes tags.',
    version: '1.0.0',
    origin: 'bundled',
    enabled: true,
    state: 'ready',
    reason: null,
    fault: null,
    since: Date.UTC(2030, 0, 1),
    nextTryAt: null,
    pid: null,
    hooks: [{ ...hook, name: 'processTrack' }],
    permissions: { files: { access: 'write' } },
    events: [],
    hasConfig: true,
    openRuns: 0,
    deadRuns: 0,
    ...patch,
  };
}

function run(patch: Partial<PluginRun> = {}): PluginRun {
  return {
    id: 7,
    itemId: 'track_1',
    plugin: 'tagging',
    version: '1.0.0',
    hook: 'processTrack',
    state: 'succeeded',
    attempt: 1,
    retries: 5,
    reason: 'live',
    nextAt: null,
    progress: null,
    error: null,
    artifacts: [],
    note: null,
    createdAt: 0,
    startedAt: 0,
    finishedAt: 0,
    ...patch,
  };
}

describe('deemusic plugin list and info', () => {
  const tripped = plugin({
    id: 'lyrics',
    version: null,
    state: 'tripped',
    reason: 'Its process ended 5 times in 10 minutes.',
    fault: 'plugin',
    deadRuns: 2,
    hooks: [
      { ...hook, name: 'afterTrack' },
      { ...hook, name: 'afterAlbum', enabled: false },
    ],
  });

  it('shows the state of each, which hooks it has, and why it does not work', async () => {
    host.on('GET /plugins', { body: { items: [plugin(), tripped] } });
    const { out, code } = await cli(['list']);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'ID       STATE    VERSION  HOOKS                    REASON',
      'tagging  ready    1.0.0    processTrack',
      'lyrics   tripped  –        afterTrack (afterAlbum)  Its process ended 5 times in 10 minutes.; 2 dead runs',
      '',
    ]);
  });

  it('prints one JSON object a plugin', async () => {
    host.on('GET /plugins', { body: { items: [plugin(), tripped] } });
    expect((await cli(['list', '--json'])).json()).toEqual([plugin(), tripped]);
  });

  it('says what a plugin may do', async () => {
    const net = { hosts: ['lrclib.net'] };
    host.on('GET /plugins/lyrics', { body: { ...tripped, pid: 77, permissions: { net, exec: ['*'] } } });
    const { out } = await cli(['info', 'lyrics']);
    expect(out).toMatch(/^Tagging \(lyrics\), unknown version, bundled {2}tripped\n/);
    for (const line of [
      'reason: Its process ended 5 times in 10 minutes. (fault: plugin)',
      'process: 77',
      'hook: afterAlbum (off), 60 s, 5 retries',
      'may reach: lrclib.net',
      'may run: programs that its settings name',
      '2 dead runs: deemusic plugin runs --plugin lyrics --state dead',
    ])
      expect(out).toContain(`\n  ${line}\n`);
  });

  it('ends with its own code when there is no such plugin', async () => {
    expect(await cli(['info', 'nothing'])).toMatchObject({ code: 5, out: '' });
  });
});

describe('deemusic plugin enable, disable, reset, restart, order, test', () => {
  it.each(['enable', 'disable', 'reset', 'restart'])(
    '%s asks for it, and shows how the plugin stands',
    async (verb) => {
      host.on(`POST /plugins/tagging/${verb}`, { body: plugin({ state: 'disabled', reason: 'Nobody enabled it.' }) });
      expect(await cli([verb, 'tagging'])).toMatchObject({ code: 0, out: 'tagging  disabled: Nobody enabled it.\n' });
    },
  );

  it.each([
    ['enable', true, 'on'],
    ['disable', false, 'off'],
  ])('%s switches single hooks, where that is asked for', async (verb, enabled, word) => {
    host.on('PUT /plugins/tagging/hooks', { body: plugin({ hooks: [{ ...hook, name: 'afterAlbum', enabled }] }) });
    expect(await cli([verb, 'tagging', '--hook', 'afterAlbum'])).toMatchObject({
      code: 0,
      out: `tagging  afterAlbum: ${word}\n`,
    });
    expect(host.seen[0]?.body).toEqual({ afterAlbum: enabled });
  });

  it('sends the whole order, and shows what came of it', async () => {
    host.on('PUT /plugins/order', { body: { items: [plugin({ id: 'b' }), plugin({ id: 'a' })] } });
    expect(await cli(['order', 'b', 'a'])).toMatchObject({ code: 0, out: 'b\na\n' });
    expect(host.seen[0]?.body).toEqual({ ids: ['b', 'a'] });
  });

  it('tells whether a plugin is well by its exit code', async () => {
    host.on('POST /plugins/a/test', { body: { ok: true, message: null, fault: null } });
    host.on('POST /plugins/b/test', { body: { ok: false, message: 'No program is set.', fault: 'plugin' } });
    expect(await cli(['test', 'a'])).toMatchObject({ code: 0, out: 'a  all is well\n' });
    expect(await cli(['test', 'b'])).toMatchObject({ code: 7, err: 'b  No program is set.\n' });
    expect((await cli(['test', 'b', '--json'])).json()).toEqual([
      { id: 'b', ok: false, message: 'No program is set.', fault: 'plugin' },
    ]);
  });
});

describe('deemusic plugin runs and replay', () => {
  it('lists runs with what came of them, filtered by the host', async () => {
    const error = { kind: 'crash', fault: 'plugin', message: 'Its process ended with SIGSEGV.' };
    const items = [
      run({ id: 9, state: 'dead', attempt: 6, error }),
      run({ note: 'Mix.m3u8: 2 of 3 tracks', plugin: 'playlist-export', hook: 'afterPlaylist', itemId: 'playlist_1' }),
      run({ artifacts: [{ kind: 'cover', path: 'A/cover.jpg' }] }),
    ];
    host.on('GET /plugins/runs', { body: { items, nextCursor: 'c2' } });
    const result = await cli(['runs', '--state', 'dead', '--plugin', 'tagging', '--item', 'track_1', '-n', '3']);
    expect(host.seen[0]?.path).toBe('/plugins/runs?limit=3&state=dead&plugin=tagging&item=track_1');
    expect(result.out).toMatch(/^9 .*dead .* 6\/6 .*Its process ended with SIGSEGV\. \(crash, fault: plugin\)$/m);
    expect(result.out).toMatch(/^7 .*playlist_1 {2}Mix\.m3u8: 2 of 3 tracks$/m);
    expect(result.out).toMatch(/A\/cover\.jpg$/m);
    expect(result.err).toBe('more with --cursor c2\n');
    expect(await cli(['runs', '--state', 'broken'])).toMatchObject({ code: 2 });
  });

  it.each([
    [['--run', '7', '8'], { runIds: [7, 8] }],
    [['--item', 'album_1'], { itemId: 'album_1' }],
    [
      ['--item', 'album_1', '--plugin', 'artwork', '--hook', 'afterAlbum'],
      { itemId: 'album_1', plugin: 'artwork', hook: 'afterAlbum' },
    ],
    [['--plugin', 'tagging', '--dead'], { plugin: 'tagging', scope: 'dead' }],
    [
      ['--plugin', 'tagging', '--hook', 'processTrack', '--all'],
      { plugin: 'tagging', hook: 'processTrack', scope: 'all' },
    ],
  ])('replays %j', async (args, body) => {
    host.on('POST /plugins/runs/replay', { status: 202, body: { queued: 2 } });
    expect(await cli(['replay', ...args])).toMatchObject({ code: 0, out: '2 runs queued\n' });
    expect(host.seen[0]?.body).toEqual(body);
  });

  it('says where to look when the host goes through the whole library', async () => {
    host.on('POST /plugins/runs/replay', {
      status: 202,
      body: { job: { id: 'j', plugin: 'tagging', hooks: ['processTrack'] } },
    });
    expect((await cli(['replay', '--plugin', 'tagging', '--all'])).out).toContain(
      'deemusic plugin runs --plugin tagging',
    );
  });

  it.each([
    [[]],
    [['--plugin', 'tagging']],
    [['--dead']],
    [['--plugin', 'tagging', '--dead', '--all']],
    [['--run', '7', '--item', 'track_1']],
    [['--run', '7', '--hook', 'afterTrack']],
    [['--run', 'track_1']],
  ])('refuses %j before it asks the host', async (args) => {
    expect(await cli(['replay', ...args])).toMatchObject({ code: 2, out: '' });
    expect(host.seen).toEqual([]);
  });
});

describe('deemusic plugin logs', () => {
  it('shows the last lines, without what could move the cursor', async () => {
    host.on('GET /plugins/tagging/logs', { body: { lines: ['one', 'two\u001b[2J'] } });
    expect(await cli(['logs', 'tagging', '-n', '2'])).toMatchObject({ code: 0, out: 'one\ntwo [2J\n' });
    expect(host.seen[0]?.path).toBe('/plugins/tagging/logs?lines=2');
  });

  it('goes on with what comes, each line once, until Ctrl-C', async () => {
    const told = [
      ['a', 'b'],
      ['a', 'b'],
      ['b', 'c', 'd'],
    ];
    host.on('GET /plugins/tagging/logs', () => ({ body: { lines: told.shift() ?? ['c', 'd'] } }));
    const result = await cli(['logs', 'tagging', '-n', '1', '-f'], {
      onOutput: (out, kill) => {
        if (out.includes('d\n')) kill('SIGINT');
      },
    });
    expect(result).toMatchObject({ code: 0, out: 'b\nc\nd\n', err: '' });
  });
});
