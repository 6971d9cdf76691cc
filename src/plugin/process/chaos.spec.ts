import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { fixtureIds } from '../../../test/support/plugin-fixtures.js';
import { groupMembers, isAlive } from '../../../test/support/process-groups.js';
import { openSupervisor, type Supervised } from '../../../test/support/supervised-fixtures.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { HookCall } from './hook-call.js';

const dataDir = tempDir('chaos');
let host: Supervised;
const leaders = new Map<string, number>();

beforeAll(async () => {
  host = await openSupervisor(dataDir, fixtureIds(), { limits: { backoffMs: 50, startMs: 2000, memoryMs: 200 } });
  host.statuses.changed$.subscribe(({ id }) => {
    const pid = host.supervisor.pidOf(id);
    if (pid !== null) leaders.set(id, pid);
  });
});
afterAll(() => host?.close());

/** With less of a budget than its manifest says. */
function brief(id: string): Partial<HookCall> {
  return { hook: { ...host.call(id).hook, timeoutMs: 400 } };
}

async function groupIsGone(id: string): Promise<void> {
  const leader = leaders.get(id)!;
  await eventually(`no process of ${id} is left`, () => groupMembers(leader).length === 0, 3000);
}

describe('what a plugin says itself', () => {
  it.each([
    ['throws', 'error', 'it does not want to'],
    ['rejects', 'error', 'nothing but a text'],
    ['needs-account', 'needs-auth', 'log in again'],
    ['wrong-answer', 'protocol', 'its hook afterTrack returned a string; it must return an object or nothing'],
  ])('%s: %s', async (id, kind, message) => {
    expect(await host.failure(id)).toMatchObject({ kind, message });
    expect(host.supervisor.pidOf(id)).toBe(leaders.get(id));
    await eventually('it is ready again', () => host.state(id) === 'ready');
  });

  it('puts into the log where it threw', async () => {
    await host.failure('throws');
    await eventually('it is written', async () =>
      /error afterTrack failed: Error: it does not want to\n {6}at index\.js:\d+/.test(await host.log('throws')),
    );
  });

  it('lets pass what only the outbox can judge', async () => {
    expect(await host.run('wrong-patch')).toEqual({ patch: { title: 7, trackNumber: 'first' } });
  });
});

describe('a process that ends', () => {
  it.each([
    ['exit-0', 'its process ended with code 0'],
    ['exit-1', 'its process ended with code 1: Error: the disk of …/library is strange'],
    ['uncaught', expect.stringMatching(/^its process ended with code 1: TypeError: nobody caught this/)],
    ['segfault', 'its process was ended by SIGSEGV'],
    ['heap-oom', expect.stringMatching(/^its process was ended by SIGABRT: .*heap out of memory/)],
  ])('%s', async (id, message) => {
    expect(await host.failure(id)).toMatchObject({ kind: 'crash', fault: 'plugin', message });
    expect(host.state(id)).toBe('backoff');
    await groupIsGone(id);
  });
});

describe('a run over its budget', () => {
  it.each([
    ['never-resolves', 'it did not finish within 0.4 s and did not stop when it was asked to'],
    ['endless-loop', 'it did not finish within 0.4 s and did not stop when it was asked to: its event loop is blocked'],
    ['ignores-sigterm', 'it did not finish within 0.4 s and did not stop when it was asked to'],
  ])('%s is ended with its process', async (id, message) => {
    await host.supervisor.restart(id);
    const started = performance.now();
    expect(await host.failure(id, brief(id))).toMatchObject({ kind: 'timeout', fault: 'plugin', message });
    expect(performance.now() - started).toBeLessThan(1500);
    await groupIsGone(id);
    expect(host.state(id)).toBe('backoff');
  });

  it('leaves the process alone when the hook stops as it is asked to; what it returns then does not count', async () => {
    const failure = await host.failure('heeds-abort', brief('heeds-abort'));
    expect(failure).toMatchObject({ kind: 'timeout', message: 'it did not finish within 0.4 s' });
    expect(host.supervisor.pidOf('heeds-abort')).toBe(leaders.get('heeds-abort'));
  });

  it('takes its children with it', async () => {
    expect(await host.failure('hangs-with-grandchild', brief('hangs-with-grandchild'))).toMatchObject({
      kind: 'timeout',
    });
    await groupIsGone('hangs-with-grandchild');
  });

  it('takes others down with it when it does not stop; they are not charged', async () => {
    const others = new AbortController();
    const short = host.failure('never-resolves', brief('never-resolves'));
    const long = host.failure('never-resolves', {}, others.signal);
    expect(await short).toMatchObject({ kind: 'timeout', fault: 'plugin' });
    expect(await long).toMatchObject({ kind: 'cancelled', fault: 'host' });
  });
});

it('ends a process that uses too much memory, outside of the heap too', async () => {
  expect(await host.failure('buffers-300mb')).toMatchObject({
    kind: 'crash',
    fault: 'plugin',
    message: expect.stringMatching(/^it used \d{3} MB, more than its 192 MB$/),
  });
  await groupIsGone('buffers-300mb');
});

describe('the pipe', () => {
  it.each([
    ['big-message', 'it sent a message of 5.1 MB; at most 1 MB are allowed'],
    ['big-notification', 'it sent a message of 5 MB; at most 1 MB are allowed'],
    ['garbage', 'it wrote something to the pipe that is no message'],
  ])('%s: the process is ended, and the host does not grow', async (id, message) => {
    await host.supervisor.restart(id);
    const before = process.memoryUsage().rss;
    let peak = before;
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
    const failure = await host.failure(id);
    clearInterval(sampling);
    expect(failure).toMatchObject({ kind: 'crash', fault: 'plugin', message });
    expect((peak - before) / 1024 / 1024).toBeLessThan(32);
    await groupIsGone(id);
  });
});

describe('a start', () => {
  it('fails when setup throws, or registers what was not declared', async () => {
    const [thrown, undeclared] = [await host.failure('fails-to-start'), await host.failure('undeclared-hook')];
    expect(thrown).toMatchObject({ kind: 'not-started', fault: 'plugin' });
    expect(thrown.message).toBe('it could not be started: no setup today');
    expect(undeclared).toMatchObject({ kind: 'not-started', fault: 'plugin' });
    expect(undeclared.message).toContain('afterAlbum');
  });

  it('has a budget', async () => {
    const started = performance.now();
    expect(await host.failure('slow-start')).toMatchObject({ kind: 'not-started', fault: 'plugin' });
    expect(performance.now() - started).toBeLessThan(4500);
    await groupIsGone('slow-start');
  });
});

it('leaves no program of a plugin behind when it stops the plugin', async () => {
  const { note } = (await host.run('leaves-grandchild')) as { note: string };
  expect(isAlive(Number(note))).toBe(true);
  await host.supervisor.stop('leaves-grandchild');
  await eventually('the program is gone', () => !isAlive(Number(note)));
});

it('lets others work on meanwhile', async () => {
  const chaos = ['endless-loop', 'segfault', 'exit-1', 'never-resolves'].map((id) => host.failure(id, brief(id)));
  const started = performance.now();
  for (let run = 0; run < 20; run++)
    expect(await host.run('echo', { runId: `run-${String(run)}` })).toHaveProperty('note');
  expect(performance.now() - started).toBeLessThan(3000);
  await Promise.all(chaos);
  expect(host.handler.ended.filter((id) => id.startsWith('run-'))).toHaveLength(20);
});
