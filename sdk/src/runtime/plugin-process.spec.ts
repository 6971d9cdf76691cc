import { afterEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResponseError } from 'vscode-jsonrpc/node';
import type { InitializeParams } from '../protocol/index.js';
import { eventually } from '../../../test/support/eventually.js';
import { RuntimeProcess, writePlugin } from '../../../test/support/runtime-process.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const folder = tempDir('runtime');
const started: RuntimeProcess[] = [];
let count = 0;

afterEach(async () => {
  for (const plugin of started.splice(0)) {
    plugin.kill();
    await plugin.exited;
  }
});

function start(): RuntimeProcess {
  const plugin = RuntimeProcess.start(folder);
  started.push(plugin);
  return plugin;
}

async function pluginOf(setup: string, params: Partial<InitializeParams> = {}, rest = ''): Promise<RuntimeProcess> {
  const plugin = start();
  const name = `plugin-${++count}`;
  mkdirSync(join(folder, name));
  const hooks = params.hooks ?? ['afterTrack'];
  await plugin.initialize(writePlugin(join(folder, name), name, setup, rest), hooks, params);
  return plugin;
}

const hook = (body: string): string => `ctx.hook('afterTrack', async (event, run) => { ${body} });`;

describe('a plugin process that starts', () => {
  it('says what was registered, and runs hooks with what the host gives', async () => {
    const plugin = start();
    const entry = writePlugin(
      folder,
      'whole',
      `${hook('return { note: [ctx.id, ctx.config.a.b, ctx.secrets.get("x.y"), ctx.secrets.get("toString"), run.id, run.attempt, run.reason, run.isLate, run.idempotencyKey, event.n].join() };')}
       ctx.on('notice', ({ code }) => ctx.log.warn('heard ' + code)); console.log('from setup');`,
      'health: () => null',
    );
    const answer = await plugin.initialize(entry, ['afterTrack'], {
      config: { a: { b: 1 } },
      secrets: { 'x.y': 'made-up' },
      events: ['notice'],
    });
    expect(answer).toEqual({ hooks: ['afterTrack'], events: ['notice'], hasValidateConfig: false, hasHealth: true });
    const output = await plugin.run('afterTrack', { n: 7 }, { runId: 'r', attempt: 2, reason: 'replay', isLate: true });
    expect(output).toEqual({ note: 'under-test,1,made-up,,r,2,replay,true,key-run-1,7' });
    await plugin.connection.sendNotification('event', { name: 'notice', payload: { code: 'x' } });
    await eventually('the observer has logged', () => plugin.notes.length === 1);
    expect(plugin.notes).toEqual([{ name: 'log', params: { level: 'warn', message: 'heard x' } }]);
    expect(plugin.stdout).toBe('from setup\n');
    expect(await plugin.ask('ping', {})).toEqual({});
    expect(await plugin.ask('health', {})).toEqual({ fault: null });
  });

  it.each([
    ['a hook that is not declared', `ctx.hook('afterAlbum', () => {}); ${hook('')}`, /"afterAlbum".*does not declare/],
    ['a hook twice', hook('') + hook(''), /registered twice/],
    ['no hook where one is declared', '', /declares hook "afterTrack"/],
    ['an event that is not declared', `${hook('')} ctx.on('notice', () => {});`, /"notice".*deemusic.events/],
  ])('refuses %s, by the plugin’s fault', async (_what, setup, message) => {
    await expect(pluginOf(setup)).rejects.toMatchObject({
      code: 1,
      message: expect.stringMatching(message),
      data: { kind: 'unrecoverable', fault: 'plugin', retryAfterMs: null },
    });
  });

  it('tells of a throw in setup, and of a config that a plugin refuses there', async () => {
    await expect(pluginOf(`throw new Error('out of luck')`)).rejects.toMatchObject({
      message: 'out of luck',
      data: { kind: 'error', fault: 'plugin', stack: expect.stringContaining('out of luck') },
    });
    await expect(pluginOf(`throw new sdk.ConfigError('set a folder')`)).rejects.toMatchObject({
      data: { kind: 'config', fault: 'config' },
    });
  });

  it('tells of a module that cannot be loaded, without folders of the machine', async () => {
    const gone = start().initialize(join(folder, 'gone.mjs'), []);
    const error = await gone.catch((reason: unknown) => reason as ResponseError<unknown>);
    expect(error).toMatchObject({ message: expect.stringContaining('gone.mjs'), data: { fault: 'plugin' } });
    expect(error).not.toMatchObject({ message: expect.stringContaining(folder) });
    const none = writePlugin(folder, 'none', '').replace('none', 'whole-none');
    await expect(start().initialize(none, [])).rejects.toMatchObject({ data: { kind: 'unrecoverable' } });
  });

  it('refuses another protocol', async () => {
    await expect(pluginOf(hook(''), { protocol: 99 })).rejects.toThrow(/speaks protocol 1, the host 99/);
  });
});

describe('errors of a hook', () => {
  it.each([
    [`throw new sdk.RetryLater('busy', 700)`, { kind: 'retry', fault: 'network', retryAfterMs: 700 }],
    [`throw new sdk.Unrecoverable('never')`, { kind: 'unrecoverable', fault: 'plugin', retryAfterMs: null }],
    [`throw new sdk.NotFound('none')`, { kind: 'not-found', fault: 'plugin' }],
    [`throw new sdk.NeedsAuth('who')`, { kind: 'needs-auth', fault: 'config' }],
    [`throw new sdk.ConfigError('set it')`, { kind: 'config', fault: 'config' }],
    [`throw new TypeError('oops')`, { kind: 'error', fault: 'plugin' }],
    [`throw 'a word'`, { kind: 'error', fault: 'plugin' }],
    // Of another copy of the SDK, in the plugin's bundle.
    [
      `throw Object.assign(new Error('busy'), { kind: 'retry', fault: 'network', retryAfterMs: 9 })`,
      { kind: 'retry', retryAfterMs: 9 },
    ],
    [`return { note: 1n }`, { kind: 'unrecoverable', fault: 'plugin' }],
  ])('cross the pipe: %s', async (body, data) => {
    const plugin = await pluginOf(hook(body));
    await expect(plugin.run('afterTrack')).rejects.toMatchObject({ code: 1, data });
    // One bad run is no end.
    await expect(plugin.run('afterTrack')).rejects.toMatchObject({ code: 1 });
  });

  it('stay the host’s when they are', async () => {
    const plugin = await pluginOf(hook(`await ctx.files.edit({}, () => {});`));
    const data = { kind: 'retry', fault: 'host', retryAfterMs: 5 };
    plugin.connection.onRequest('files/beginEdit', () => new ResponseError(1, 'The library is away.', data));
    await expect(plugin.run('afterTrack')).rejects.toMatchObject({ message: 'The library is away.', data });
  });

  it('of an asker that nobody answers are the host’s, too', async () => {
    const plugin = await pluginOf(hook(`await ctx.library.item('x')`));
    await expect(plugin.run('afterTrack')).rejects.toMatchObject({ data: { kind: 'retry', fault: 'host' } });
  });
});

describe('a run', () => {
  it('ends soon after it was cancelled, and leaves others alone', async () => {
    const plugin = await pluginOf(
      hook(`if (event.quick) return { note: 'quick' };
            await new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason)));`),
    );
    const stop = new AbortController();
    const slow = plugin.run('afterTrack', {}, {}, stop.signal);
    await plugin.ask('ping', {});
    const before = performance.now();
    stop.abort();
    await expect(slow).rejects.toThrow('took the run back');
    expect(performance.now() - before).toBeLessThan(500);
    expect(await plugin.run('afterTrack', { quick: true })).toEqual({ note: 'quick' });
  });

  it('tells its progress a few times a second only: first and newest', async () => {
    const plugin = await pluginOf(
      hook(`for (let i = 1; i <= 1000; i++) run.progress(i / 1000); run.progress(NaN);
            await new Promise((resolve) => setTimeout(resolve, 300)); run.progress(7);`),
    );
    await plugin.run('afterTrack', {}, { runId: 'r' });
    expect(plugin.notes).toEqual(
      [0.001, 1].map((fraction) => ({ name: 'run/progress', params: { runId: 'r', fraction } })),
    );
  });

  it('edits by a copy of the host’s, and says which run it is when several are in flight', async () => {
    const plugin = await pluginOf(
      hook(`await new Promise((resolve) => setTimeout(resolve, event.n === 1 ? 30 : 1));
            await ctx.files.edit({ path: String(event.n) }, async (path) => {
              await new Promise((resolve) => setImmediate(resolve));
              if (event.n === 3) throw new sdk.Unrecoverable('no');
              await (await import('node:fs/promises')).writeFile(path, 'tagged');
            });
            return { note: String(await ctx.files.writeSidecar('a.lrc', 'words', { kind: 'lrc' })) };`),
      { permissions: { files: { access: 'write', reason: 'x' } } },
    );
    const asked: unknown[][] = [];
    plugin.connection.onRequest('files/beginEdit', ({ runId, file }) => {
      asked.push(['begin', runId, file.path]);
      return { editId: `e-${runId}`, path: join(folder, `copy-${runId}`) };
    });
    for (const what of ['commit', 'abandon']) {
      plugin.connection.onRequest(`files/${what}Edit`, ({ runId, editId }) => {
        asked.push([what, runId, editId, existsSync(join(folder, `copy-${runId}`))]);
        return {};
      });
    }
    plugin.connection.onRequest('files/beginSidecar', ({ runId }) => ({
      sidecarId: 's',
      path: join(folder, `sidecar-${runId}`),
    }));
    plugin.connection.onRequest('files/commitSidecar', ({ runId, kind }) => {
      asked.push([kind, runId, readFileSync(join(folder, `sidecar-${runId}`), 'utf8')]);
      return { isWritten: runId === 'r1' };
    });
    const runs = [1, 2, 3].map((n) => plugin.run('afterTrack', { n }, { runId: `r${n}` }));
    const [one, two, three] = await Promise.allSettled(runs);
    expect([one, two]).toMatchObject([{ value: { note: 'true' } }, { value: { note: 'false' } }]);
    expect(three).toMatchObject({ reason: { message: 'no', data: { kind: 'unrecoverable', fault: 'plugin' } } });
    const of = (id: string) => asked.filter(([, runId]) => runId === id);
    expect(of('r1')).toEqual([
      ['begin', 'r1', '1'],
      ['commit', 'r1', 'e-r1', true],
      ['lrc', 'r1', 'words'],
    ]);
    expect(of('r2')).toHaveLength(3);
    expect(of('r3')).toEqual([
      ['begin', 'r3', '3'],
      ['abandon', 'r3', 'e-r3', false],
    ]);
  });

  it('asks for pictures and the list', async () => {
    const plugin = await pluginOf(
      hook(
        `return { note: JSON.stringify([await run.image('cover', { pixels: 90 }), await ctx.library.item('x'), await ctx.library.items({ q: 'y' })]) };`,
      ),
    );
    plugin.connection.onRequest('images/get', (params) => ({ image: params }));
    plugin.connection.onRequest('library/item', (params) => ({ item: params }));
    plugin.connection.onRequest('library/items', (params) => ({ items: [params], nextCursor: null }));
    const { note } = (await plugin.run('afterTrack', {}, { runId: 'r' })) as { note: string };
    expect(JSON.parse(note)).toEqual([
      { runId: 'r', kind: 'cover', pixels: 90 },
      { id: 'x' },
      { items: [{ q: 'y' }], nextCursor: null },
    ]);
  });
});

describe('settings of a running plugin', () => {
  it('are checked before they are its own, and taken over where it can', async () => {
    const plugin = await pluginOf(
      hook('return { note: ctx.config.size + ctx.secrets.get("token") };'),
      { config: { size: 1 }, secrets: { token: 'old' } },
      `validateConfig: (config, ctx) => [{ path: '/size', message: config.size + ctx.secrets.get('token') }],
       configChanged: (config) => { if (config.size > 9) throw new Error('too big'); return config.size !== 5; },
       health: () => { throw new Error('nobody at home'); }`,
    );
    const settings = { config: { size: 2 }, secrets: { token: 'new' } };
    expect(await plugin.ask('config/validate', settings)).toEqual({ faults: [{ path: '/size', message: '2new' }] });
    expect(await plugin.run('afterTrack')).toEqual({ note: '1old' });
    expect(await plugin.ask('config/changed', settings)).toEqual({ isApplied: true });
    expect(await plugin.run('afterTrack')).toEqual({ note: '2new' });
    for (const size of [5, 10]) {
      expect(await plugin.ask('config/changed', { config: { size }, secrets: {} })).toEqual({ isApplied: false });
    }
    expect(await plugin.ask('health', {})).toEqual({ fault: 'nobody at home' });
  });

  it('cannot be changed by the plugin, and want a new start where it says nothing', async () => {
    const plugin = await pluginOf(hook(`'use strict'; ctx.config.list.push(1);`), { config: { list: [] } });
    await expect(plugin.run('afterTrack')).rejects.toMatchObject({ data: { kind: 'error' } });
    expect(await plugin.ask('config/changed', { config: {}, secrets: {} })).toEqual({ isApplied: false });
  });
});
