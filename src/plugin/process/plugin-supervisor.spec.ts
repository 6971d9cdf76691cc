import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { groupMembers, isAlive } from '../../../test/support/process-groups.js';
import { openSupervisor, type Supervised } from '../../../test/support/supervised-fixtures.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { ProcessLimits } from './process-limits.js';

const folder = tempDir('supervisor');
let next = 0;
let dataDir: string;
let host: Supervised;

async function open(ids: string[], limits: Partial<ProcessLimits> = {}): Promise<void> {
  host = await openSupervisor(dataDir, ids, { limits });
}

beforeEach(() => {
  dataDir = join(folder, String(next++));
});
afterEach(async () => {
  await host.close();
});

/** @returns the pid of the process, once it works on a run */
function busy(id: string): Promise<number> {
  return eventually(`${id} works`, () => (host.state(id) === 'busy' ? host.supervisor.pidOf(id) : null));
}

const states = (id: string) =>
  host
    .payloads('plugin.state')
    .filter((state) => state.id === id)
    .map(({ state }) => state);

describe('the life of a process', () => {
  it('begins with the first run and goes on with the next', async () => {
    await open(['echo']);
    expect(host.supervisor.pidOf('echo')).toBeNull();
    const output = (await host.run('echo', { runId: 'r1' })) as { note: string };
    expect(JSON.parse(output.note)).toEqual({
      event: { item: { id: 'track_1' } },
      runId: 'r1',
      attempt: 1,
      isLate: false,
    });
    const pid = host.supervisor.pidOf('echo')!;
    await host.run('echo');
    expect(host.supervisor.pidOf('echo')).toBe(pid);
    await eventually('it is calm', () => host.state('echo') === 'ready');
    expect(states('echo')).toEqual(['ready', 'starting', 'ready', 'busy', 'ready']);
    expect(await host.log('echo')).toMatch(/started, version 1\.0\.0, process \d+\n.*info {2}call 1: r1/);
    expect(host.handler.ended[0]).toBe('r1');
  });

  it('tells how far a run is', async () => {
    await open(['shares-process']);
    const progress: number[] = [];
    await host.run('shares-process', { onProgress: (done) => progress.push(done) });
    expect(progress).toEqual([0.5]);
  });

  it("is its own: nice, alone in its group, without the host's environment", async () => {
    process.env.DEEMUSIC_DEEZER_ARL = 'made-up-cookie';
    await open(['echo']);
    await host.run('echo');
    delete process.env.DEEMUSIC_DEEZER_ARL;
    const pid = host.supervisor.pidOf('echo')!;
    const names = readFileSync(`/proc/${String(pid)}/environ`, 'utf8')
      .split('\0')
      .filter(Boolean)
      .map((line) => line.split('=')[0]);
    expect(['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR']).toEqual(expect.arrayContaining(names));
    expect(getPriority(pid)).toBe(10);
    expect(groupMembers(pid)).toEqual([pid]);
    expect(readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')).toContain('--max-old-space-size=96');
  });

  it('ends when it is idle', async () => {
    await open(['echo'], { idleMs: 50 });
    await host.run('echo');
    const pid = host.supervisor.pidOf('echo')!;
    await eventually('it is gone', () => !isAlive(pid));
    await eventually('it can run', () => host.state('echo') === 'ready');
    expect(states('echo').slice(-2)).toEqual(['stopping', 'ready']);
    await host.run('echo');
    expect(host.supervisor.pidOf('echo')).not.toBe(pid);
  });

  it('is recycled quietly when it grew and works on nothing', async () => {
    await open(['grows-idle'], { memoryMs: 50 });
    expect(await host.run('grows-idle')).toEqual({ note: 'done' });
    const pid = host.supervisor.pidOf('grows-idle')!;
    await eventually('it is gone', () => !isAlive(pid));
    await eventually('it can run', () => states('grows-idle').at(-1) === 'ready');
    expect(states('grows-idle')).not.toContain('backoff');
    expect(await host.log('grows-idle')).toMatch(/it used \d+ MB, more than its 192 MB/);
  });

  it('is taken back with what it works on when somebody disables it', async () => {
    await open(['never-resolves']);
    const run = host.failure('never-resolves');
    const pid = await busy('never-resolves');
    host.plugins.disable('never-resolves');
    expect(await run).toMatchObject({ kind: 'cancelled', fault: 'host' });
    await eventually('it is gone', () => !isAlive(pid));
    expect(host.state('never-resolves')).toBe('disabled');
    expect(await host.failure('never-resolves')).toMatchObject({ kind: 'not-started', fault: 'host' });
  });

  it('is not begun for a plugin that was disabled on the way', async () => {
    await open(['echo']);
    const run = host.failure('echo');
    host.plugins.disable('echo');
    expect(await run).toMatchObject({ kind: 'not-started' });
    expect(host.supervisor.pidOf('echo')).toBeNull();
  });

  it('can be restarted', async () => {
    await open(['echo']);
    await host.run('echo');
    const pid = host.supervisor.pidOf('echo')!;
    await host.supervisor.restart('echo');
    expect(isAlive(pid)).toBe(false);
    expect(host.supervisor.pidOf('echo')).not.toBe(pid);
  });

  it('can be restarted while it starts for somebody else', async () => {
    await open(['echo']);
    const run = host.failure('echo', {});
    const first = await eventually('it starts', () => host.supervisor.pidOf('echo'));
    expect(host.state('echo')).toBe('starting');
    await host.supervisor.restart('echo');
    expect(isAlive(first)).toBe(false);
    // The run was taken back, as any that a restart meets.
    expect(await run).toMatchObject({ kind: 'cancelled', fault: 'host' });
    expect(host.supervisor.pidOf('echo')).not.toBe(first);
  });
});

describe('taking a run back', () => {
  it('asks a hook to stop, and leaves its process alone when it does', async () => {
    // The word has to reach a process that may be waiting for a core.
    await open(['heeds-abort'], { graceMs: 5000 });
    await host.supervisor.restart('heeds-abort');
    const aborted = new AbortController();
    const run = host.failure('heeds-abort', { runId: 'r' }, aborted.signal);
    const pid = await busy('heeds-abort');
    aborted.abort();
    expect(await run).toMatchObject({ kind: 'cancelled', fault: 'host' });
    expect(host.supervisor.pidOf('heeds-abort')).toBe(pid);
    expect(host.handler.ended).toEqual(['r']);
  });

  it('ends the process of one that does not, without counting that', async () => {
    await open(['never-resolves']);
    const aborted = new AbortController();
    const run = host.failure('never-resolves', {}, aborted.signal);
    const pid = await busy('never-resolves');
    aborted.abort();
    expect(await run).toMatchObject({ kind: 'cancelled', fault: 'host' });
    expect(isAlive(pid)).toBe(false);
    expect(states('never-resolves').at(-1)).toBe('ready');
    expect(states('never-resolves')).not.toContain('backoff');
  });

  it('does not begin what is taken back already', async () => {
    await open(['echo']);
    expect(await host.failure('echo', {}, AbortSignal.abort())).toMatchObject({ kind: 'cancelled', fault: 'host' });
    expect(host.supervisor.pidOf('echo')).toBeNull();
  });
});

describe('faults of a process', () => {
  it('delay the next one more and more; runs wait for it', async () => {
    await open(['exit-1'], { backoffMs: 100, tripExits: 10 });
    const { clock } = host;
    for (const delay of [100, 200, 400]) {
      const started = clock.now();
      await host.failure('exit-1');
      const status = host.statuses.of('exit-1');
      expect(status).toMatchObject({ state: 'backoff', fault: 'plugin' });
      expect(status.reason).toContain('its process ended with code 1');
      expect(status.nextTryAt! - clock.now()).toBeLessThanOrEqual(delay);
      expect(status.nextTryAt! - clock.now()).toBeGreaterThan(delay - 60);
      if (delay > 100) expect(clock.now() - started).toBeGreaterThanOrEqual(delay / 2 - 60);
    }
    await eventually('the pause is over', () => host.state('exit-1') === 'ready');
    expect(host.statuses.of('exit-1').reason).toBeNull();
  });

  it('at the start say why until one comes up', async () => {
    await open(['fails-to-start'], { backoffMs: 50 });
    await expect(host.supervisor.restart('fails-to-start')).rejects.toMatchObject({ fault: 'plugin' });
    const why = { reason: 'it could not be started: no setup today', fault: 'plugin' };
    expect(host.statuses.of('fails-to-start')).toMatchObject({ state: 'backoff', ...why });
    expect(host.statuses.of('fails-to-start').nextTryAt).toBeGreaterThan(0);
    await eventually('the pause is over', () => host.state('fails-to-start') === 'ready');
    expect(host.statuses.of('fails-to-start')).toMatchObject({ ...why, nextTryAt: null });
  });

  it('are not waited for by a download', async () => {
    await open(['exit-1'], { backoffMs: 5000 });
    await host.failure('exit-1');
    const { hook } = host.call('exit-1');
    const failure = await host.failure('exit-1', { hook: { ...hook, name: 'beforeDownload' } });
    expect(failure).toMatchObject({ kind: 'not-started', fault: 'plugin' });
    expect(failure.retryAfterMs).toBeGreaterThan(4000);
    expect(failure.message).toMatch(/^it is started again in 5 s: its process ended with code 1/);
  });

  it('switch the plugin off when there are five, whatever they are; a reset begins anew', async () => {
    await open(['exit-0', 'exit-1'], { backoffMs: 5 });
    for (let exit = 0; exit < 5; exit++) await host.failure('exit-0');
    await eventually('it is switched off', () => host.state('exit-0') === 'tripped');
    const status = host.statuses.of('exit-0');
    expect(status.fault).toBe('plugin');
    expect(status.reason).toBe(
      'its process ended abnormally 5 times within 10 minutes; last: its process ended with code 0',
    );
    expect(host.payloads('notice')).toEqual([
      {
        level: 'error',
        code: 'plugin-tripped',
        plugin: 'exit-0',
        message: `The plugin Exit 0 was switched off: ${status.reason!}. See its log, then reset it.`,
      },
    ]);
    expect(await host.failure('exit-0')).toMatchObject({ kind: 'not-started' });
    expect(host.state('exit-1')).toBe('ready');

    host.statuses.release('exit-0');
    expect(await host.failure('exit-0')).toMatchObject({ kind: 'crash' });
    expect(host.state('exit-0')).toBe('backoff');
    expect(host.statuses.of('exit-0').nextTryAt! - host.clock.now()).toBeLessThanOrEqual(5);
  });

  it('at the start count, too', async () => {
    await open(['fails-to-start'], { backoffMs: 5 });
    for (let exit = 0; exit < 5; exit++)
      expect(await host.failure('fails-to-start')).toMatchObject({ kind: 'not-started', fault: 'plugin' });
    await eventually('it is switched off', () => host.state('fails-to-start') === 'tripped');
    expect(host.statuses.of('fails-to-start').reason).toContain('no setup today');
  });
});

describe('settings', () => {
  const saved = (): Promise<void> => Promise.resolve();

  it('are never old ones for a run that begins because they were saved', async () => {
    await open(['echo']);
    await host.run('echo');
    let isOver = false;
    let run: Promise<unknown> = Promise.resolve();
    await host.supervisor.changeConfig('echo', async () => {
      run = host.run('echo', { runId: 'early' }).then(() => (isOver = true));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(isOver).toBe(false);
    });
    await run;
  });

  it('are judged by the plugin, also while it waits for better ones', async () => {
    await open(['echo']);
    await host.plugins.hold('echo', 'needs_config', 'the word is missing', 'config');
    expect(await host.failure('echo')).toMatchObject({ kind: 'not-started', fault: 'config' });
    const faults = [{ path: '/word', message: 'must not be wrong' }];
    expect(await host.supervisor.validateConfig('echo', { word: 'wrong' }, {})).toEqual(faults);
    expect(await host.supervisor.validateConfig('echo', { word: 'right' }, {})).toEqual([]);
    expect(await host.supervisor.health('echo')).toBeNull();
    expect(host.state('echo')).toBe('needs_config');
  });

  it('reach a running process, or start it anew', async () => {
    await open(['echo']);
    await host.supervisor.changeConfig('echo', saved);
    expect(host.supervisor.pidOf('echo')).toBeNull();
    await host.run('echo');
    const pid = host.supervisor.pidOf('echo')!;
    host.plugins.config = { word: 'other' };
    await host.supervisor.changeConfig('echo', saved);
    expect(host.supervisor.pidOf('echo')).toBe(pid);
    host.plugins.config = { word: 'restart' };
    await host.supervisor.changeConfig('echo', saved);
    expect(isAlive(pid)).toBe(false);
    await host.run('echo');
  });

  it('wait for what is in flight', async () => {
    await open(['shares-process']);
    const run = host.run('shares-process');
    await eventually('it works', () => host.state('shares-process') === 'busy');
    const applied = host.supervisor.changeConfig('shares-process', saved);
    const later = host.run('shares-process');
    expect(await run).toEqual({ note: 'well' });
    await applied;
    expect(await later).toEqual({ note: 'well' });
  });
});

describe('the end of the host', () => {
  it('leaves nothing, whatever a plugin does', async () => {
    await open(['echo', 'endless-loop', 'ignores-sigterm', 'leaves-grandchild']);
    await host.run('echo');
    const { note } = (await host.run('leaves-grandchild')) as { note: string };
    const runs = [host.failure('endless-loop'), host.failure('ignores-sigterm')];
    const pids = [await busy('endless-loop'), await busy('ignores-sigterm')];
    for (const id of ['echo', 'leaves-grandchild']) pids.push(host.supervisor.pidOf(id)!);
    const started = performance.now();
    await host.supervisor.stopAll(500);
    expect(performance.now() - started).toBeLessThan(2000);
    for (const failure of await Promise.all(runs)) expect(failure).toMatchObject({ kind: 'cancelled', fault: 'host' });
    expect(pids.flatMap(groupMembers)).toEqual([]);
    expect(isAlive(Number(note))).toBe(false);
    expect(await host.failure('echo')).toMatchObject({ kind: 'cancelled', fault: 'host' });
    expect(await host.database.reader.all('SELECT * FROM plugin_process')).toEqual([]);
    expect(existsSync(join(dataDir, 'plugins', 'logs', 'echo.log'))).toBe(true);
  });

  it('takes back a process that is just starting', async () => {
    await open(['slow-start']);
    const run = host.failure('slow-start');
    const pid = await eventually('it starts', () => host.supervisor.pidOf('slow-start'));
    await host.supervisor.stopAll(200);
    expect(await run).toMatchObject({ kind: 'cancelled', fault: 'host' });
    expect(isAlive(pid)).toBe(false);
  });
});
