import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { createTestHost, type TestHost, type TestHostOptions } from '@deemusic/plugin-sdk/testkit';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXEC_HOOKS, type ExecConfig } from './exec-config.js';
import plugin from './index.js';

const hosts: TestHost<ExecConfig>[] = [];
const folder = mkdtempSync(join(tmpdir(), 'deemusic-exec-'));

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.dispose();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function start(
  config: Partial<ExecConfig>,
  options: TestHostOptions<ExecConfig> = {},
): Promise<TestHost<ExecConfig>> {
  const host = await createTestHost(plugin, { folder: new URL('..', import.meta.url), config, ...options });
  hosts.push(host);
  return host;
}

/** A real program: a script of node, which is there for sure. */
function program(code: string, ...args: string[]): { program: string; args: string[] } {
  return { program: process.execPath, args: ['-e', code, ...args] };
}

function failure(config: Partial<ExecConfig>, signal?: AbortSignal): Promise<unknown> {
  return start(config).then((host) =>
    host.run('afterTrack', {}, signal && { signal }).then(
      () => null,
      (error: unknown) => error,
    ),
  );
}

describe('a program', () => {
  it('gets the event as JSON, and its last line is the note', async () => {
    const code = `let text = ''; process.stdin.on('data', (part) => (text += part)).on('end', () => {
      require('fs').writeFileSync('seen.json', text); console.log('first\\n done: ' + JSON.parse(text).track.title + '\\n'); })`;
    const host = await start({ afterTrack: program(code) });
    const report = await host.run('afterTrack', { track: { title: 'Ärger' } }, { attempt: 3, reason: 'replay' });
    expect(report.output).toEqual({ note: 'done: Ärger' });
    expect(JSON.parse(readFileSync(join(host.storageDir, 'seen.json'), 'utf8'))).toMatchObject({
      version: 1,
      hook: 'afterTrack',
      run: { attempt: 3, reason: 'replay', id: expect.any(String), idempotencyKey: expect.any(String) },
      item: { type: 'track' },
      track: { title: 'Ärger' },
      file: { path: expect.stringContaining(host.libraryDir), libraryPath: expect.stringMatching(/Ärger\.flac$/) },
    });
  });

  it('is told where the members are, absolute and relative, and which are missing', async () => {
    const host = await start({ afterPlaylist: program('') }, { exec: () => ({}), files: { 'A/1.flac': '' } });
    await host.run('afterPlaylist', { members: [{ path: 'A/1.flac' }, { status: 'failed' }] });
    const { members, hook } = JSON.parse(host.programs[0]?.stdin ?? '') as { members: object[]; hook: string };
    expect(hook).toBe('afterPlaylist');
    expect(members).toMatchObject([
      { path: 'A/1.flac', absolutePath: join(host.libraryDir, 'A/1.flac') },
      { path: null, absolutePath: null, status: 'failed' },
    ]);
  });

  it('gets its arguments as they are: no shell looks at them', async () => {
    const code = 'console.log(JSON.stringify(process.argv.slice(1)))';
    const args = ['$HOME', '; rm -rf x', '`id`', '*', 'two words', '"', ''];
    const host = await start({ afterTrack: program(code, ...args) });
    expect(JSON.parse((await host.run('afterTrack')).output?.note ?? '')).toEqual(args);
  });

  it('gets the variables of the settings, and runs in the storage folder', async () => {
    const host = await start({
      afterAlbum: program('console.log(process.env.MINE + process.cwd())'),
      env: { MINE: 'yes ' },
    });
    expect((await host.run('afterAlbum')).output).toEqual({ note: `yes ${host.storageDir}` });
  });

  it('may leave its input unread and say nothing', async () => {
    const host = await start({ afterTrack: program('process.stdin.destroy()') });
    expect((await host.run('afterTrack')).output).toEqual({});
  });

  it('that is not set is not run', async () => {
    const host = await start({ afterTrack: { program: '', args: [] } });
    expect((await host.run('afterTrack')).output ?? null).toBeNull();
    expect(host.programs).toEqual([]);
  });
});

describe('the end of a program', () => {
  it.each([
    [75, 'RetryLater', 'wants to be tried again later'],
    [78, 'ConfigError', 'says that its settings are wrong'],
    [1, 'Error', 'ended with code 1'],
    [127, 'Error', 'ended with code 127'],
  ])('with code %i is %s', async (code, name, words) => {
    const error = await failure({
      afterTrack: program(`console.error('a\\nb\\nc\\nwhy'); process.exit(${String(code)})`),
    });
    expect(error).toMatchObject({ name, message: `node ${words}: b · c · why` });
  });

  it('by a signal is a failure', async () => {
    const error = await failure({
      afterTrack: program('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1e6)'),
    });
    expect(error).toMatchObject({ name: 'Error', message: 'node was ended by SIGTERM, and said nothing about it' });
  });

  it('comes at the time limit, in words', async () => {
    const error = await failure({ afterTrack: program('setInterval(() => {}, 1e6)'), timeoutSeconds: 1 });
    expect(error).toMatchObject({ name: 'Error', message: 'The program was ended after 1 s.' });
  });

  it('comes when the host takes the run back', async () => {
    const stop = new AbortController();
    const running = failure({ afterTrack: program('setInterval(() => {}, 1e6)') }, stop.signal);
    stop.abort();
    expect(await running).toMatchObject({ name: 'AbortError' });
  });
});

describe('a program that cannot be started', () => {
  const script = join(folder, 'script');

  it.each([
    ['/nowhere/at-all', 'There is no such file, or it lies where the host may not look.'],
    ['no-such-program-here', 'There is no such program in PATH. Give its absolute path.'],
    ['bin/mine', 'Give an absolute path, or a name alone, which is looked up in PATH.'],
    [tmpdir(), 'This is not a file.'],
  ])('%s is found out when the settings are saved', async (name, message) => {
    const host = await start({});
    const config = { afterAlbum: { program: name, args: [] } };
    expect(await host.validateConfig(config)).toEqual([{ path: '/afterAlbum/program', message }]);
    await host.changeConfig(config);
    await expect(host.run('afterAlbum')).rejects.toMatchObject({
      name: 'ConfigError',
      message: `afterAlbum: ${message}`,
    });
    expect(await host.health()).toBe(`/afterAlbum/program: ${message}`);
  });

  it('may lack the right to be executed', async () => {
    writeFileSync(script, '#!/bin/sh\n');
    chmodSync(script, 0o644);
    const host = await start({});
    const config = { afterTrack: { program: script, args: [] } };
    expect(await host.validateConfig(config)).toEqual([
      { path: '/afterTrack/program', message: 'It may not be executed by the host. Try chmod +x.' },
    ]);
    chmodSync(script, 0o755);
    expect(await host.validateConfig(config)).toEqual([]);
  });
});

describe('settings', () => {
  it('name programs of PATH, also of a PATH of their own', async () => {
    const host = await start({});
    expect(await host.validateConfig({ afterTrack: { program: 'sh', args: [] } })).toEqual([]);
    const faults = await host.validateConfig({ afterTrack: { program: 'sh', args: [] }, env: { PATH: '/nowhere' } });
    expect(faults).toHaveLength(1);
  });

  it('without any program are no fault, but not well either', async () => {
    const host = await start({});
    expect(await host.validateConfig()).toEqual([]);
    expect(await host.health()).toBe('No program is set.');
    expect([...host.hooks].sort()).toEqual([...EXEC_HOOKS].sort());
  });
});
