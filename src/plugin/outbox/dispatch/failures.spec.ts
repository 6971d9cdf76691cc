import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../../test/support/eventually.js';
import { hookOf } from '../../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../../test/support/open-outbox.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { DiskFullError, NotFoundError } from '../../../domain/index.js';
import { HookFailure, type HookFailureKind } from '../../hook-failure.js';
import type { HookRunRow } from '../rows/hook-run-row.js';

const root = tempDir('failures');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let outbox: OpenOutbox;
afterEach(() => outbox.close());

const open = async (): Promise<OpenOutbox> =>
  (outbox = await openOutbox(folder(), {
    setUp: (plugins) => {
      plugins.add(
        'tagging',
        hookOf('processTrack', { onError: 'fail', retries: 2 }),
        hookOf('afterTrack', { retries: 1 }),
      );
    },
  }));

/** Lets the hook answer `answers` one after the other, moving time on over every delay, until the run has ended. */
async function lifeOf(answers: (() => unknown)[], name: 'processTrack' | 'afterTrack' = 'processTrack') {
  await open();
  outbox.supervisor.answer = () => answers[outbox.supervisor.calls.length - 1]?.();
  await outbox.enqueue({ itemId: 'track_1', name });
  await eventually('it has ended', async () => {
    await outbox.clock.advance(3_700_000);
    return (await run()).finished_at !== null;
  });
  return run();
}
const run = async (): Promise<HookRunRow> => {
  const [row] = await outbox.runs();
  if (!row) throw new Error('no run');
  return row;
};
const fails =
  (kind: HookFailureKind, retryAfterMs: number | null = null) =>
  () => {
    throw new HookFailure(kind, kind === 'retry' ? 'network' : 'plugin', `It says ${kind}.`, retryAfterMs);
  };

describe('a hook that fails', () => {
  it('is tried again until it succeeds', async () => {
    const row = await lifeOf([fails('error'), fails('retry'), () => undefined]);
    expect(row).toMatchObject({ state: 'succeeded', attempt: 3, error_kind: null, error_message: null });
    expect(outbox.supervisor.calls.map(({ call }) => call.attempt)).toEqual([1, 2, 3]);
    expect(new Set(outbox.supervisor.calls.map(({ call }) => call.idempotencyKey)).size).toBe(1);
    expect(outbox.items.notes[0]).toMatch(/^tagging \(processTrack\) is tried again in [4-6] s: It says error\.$/);
  });

  it('is dead after its last retry, with whose fault it is; the item hears why', async () => {
    const row = await lifeOf([fails('error'), fails('not-started'), fails('retry')]);
    expect(row).toMatchObject({ state: 'dead', attempt: 3, error_kind: 'retry', error_fault: 'network' });
    expect(outbox.items.settlements.get('track_1')).toMatchObject({
      note: 'tagging (processTrack) failed: It says retry.',
      summary: { dead: 1, openProcess: 0, failure: { plugin: 'tagging', message: 'It says retry.' } },
    });
  });

  it('waits as long as it asks for', async () => {
    await open();
    outbox.supervisor.answer = fails('retry', 90_000);
    await outbox.enqueue({ itemId: 'track_1' });
    await eventually('delayed', async () => (await run()).state === 'retry');
    expect((await run()).next_at).toBe(outbox.clock.now() + 90_000);
    expect(outbox.items.settlements.get('track_1')?.summary).toMatchObject({ openProcess: 1, holding: 1 });
    outbox.supervisor.answer = () => undefined;
    await outbox.clock.advance(89_000);
    expect(outbox.supervisor.calls).toHaveLength(1);
    await outbox.clock.advance(1_000);
    await eventually('done', async () => (await run()).state === 'succeeded');
  });

  it('is dead at once when it says so', async () => {
    expect(await lifeOf([fails('unrecoverable')])).toMatchObject({ state: 'dead', attempt: 1 });
  });

  it('is done when there is nothing to be done', async () => {
    const row = await lifeOf([fails('not-found')], 'afterTrack');
    expect(row).toMatchObject({ state: 'skipped', error_kind: null, result: '{"note":"It says not-found."}' });
    expect(outbox.items.settlements.get('track_1')?.summary).toMatchObject({ done: 1, dead: 0 });
  });

  it.each(['crash', 'timeout'] as const)('is poison after the second %s', async (kind) => {
    const row = await lifeOf([fails(kind), fails(kind), () => undefined]);
    expect(row).toMatchObject({ state: 'dead', attempt: 2, crash_kills: 2, error_kind: kind });
  });

  it('counts crashes of one run only', async () => {
    expect(await lifeOf([fails('crash'), fails('error'), () => undefined])).toMatchObject({
      state: 'succeeded',
      crash_kills: 1,
      attempt: 3,
    });
  });

  it('keeps its attempt when the host took it back', async () => {
    const cancelled = Array.from({ length: 5 }, () => fails('cancelled'));
    const row = await lifeOf([...cancelled, () => undefined], 'afterTrack');
    expect(row).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(outbox.items.notes).toEqual([]);
  });

  it.each([
    ['needs-auth', 'needs_auth'],
    ['config', 'needs_config'],
  ] as const)('%s holds its plugin, and goes on when that is settled', async (kind, state) => {
    await open();
    outbox.supervisor.answer = fails(kind);
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('it waits', async () => (await run()).state === 'waiting');
    expect(await run()).toMatchObject({ attempt: 0, error_kind: kind });
    expect(outbox.plugins.holds).toEqual([`tagging ${state}: It says ${kind}.`]);
    expect(outbox.items.notes).toEqual([`tagging (afterTrack) waits for its plugin: It says ${kind}.`]);
    outbox.supervisor.answer = () => undefined;
    outbox.plugins.enable('tagging');
    await eventually('done', async () => (await run()).state === 'succeeded');
    expect(await run()).toMatchObject({ attempt: 1 });
  });
});

describe('a result that is not right', () => {
  it.each([
    [{ patch: { trackNumber: 'seven' } }, 'patch.trackNumber'],
    [{ patch: { album: { genres: 'Rock' } } }, 'patch.album.genres'],
    [{ patch: { titel: 'T' } }, 'patch'],
    [{ artifacts: [{ path: 'a' }] }, 'artifacts.0.kind'],
    ['done', 'its top'],
  ])('%j is the fault of the plugin, named by its path', async (output, path) => {
    const row = await lifeOf([() => output]);
    expect(row).toMatchObject({ state: 'dead', error_kind: 'protocol', error_fault: 'plugin' });
    expect(row.error_message).toContain(`at ${path}: `);
    expect(outbox.items.settlements.get('track_1')?.patch).toBeNull();
  });

  it('has no patch where none is asked for', async () => {
    expect(await lifeOf([() => ({ patch: { title: 'T' } })], 'afterTrack')).toMatchObject({ error_kind: 'protocol' });
  });

  it('names only files that the plugin wrote', async () => {
    await open();
    const record = (plugin: string, path: string) => {
      const artifact = { path, plugin, kind: 'lrc', sha256: 'made-up', former_sha256: null };
      return outbox.writeQueue.run((tx) => outbox.artifacts.record(tx, artifact, null));
    };
    await record('tagging', 'A/Ä.lrc');
    await record('other', 'A/b.lrc');
    const wrote = (path: string) => ({ artifacts: [{ kind: 'lrc', path }] });
    outbox.supervisor.answer = (_plugin, { runId }) => wrote(runId === '1' ? 'A/ä.lrc' : 'A/b.lrc');
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await outbox.enqueue({ itemId: 'track_2', name: 'afterTrack' });
    await eventually('both ended', async () => (await outbox.runs()).every(({ finished_at: at }) => at !== null));
    const { items } = await outbox.list.page({ limit: 10 });
    expect(items.map(({ state, artifacts }) => [state, artifacts])).toEqual([
      ['dead', []],
      ['succeeded', [{ kind: 'lrc', path: 'A/ä.lrc' }]],
    ]);
    expect(items[0]?.error?.message).toContain('artifacts.0.path: tagging wrote no file A/b.lrc');
  });

  it('is cut short where it is only long', async () => {
    await lifeOf([() => ({ note: 'x'.repeat(600) })]);
    expect(outbox.items.notes).toEqual([`tagging: ${'x'.repeat(500)}`]);
  });
});

describe('trouble of the host', () => {
  it('that passes uses up no attempt and asks the plugin nothing', async () => {
    await open();
    outbox.items.onSubject = () => Promise.reject(new DiskFullError('the disk is full'));
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    for (let round = 0; round < 4; round++) await outbox.clock.advance(31_000);
    await eventually('it is to be retried', async () => (await run()).state === 'retry');
    expect(await run()).toMatchObject({ attempt: 0 });
    outbox.items.onSubject = () => Promise.resolve();
    await eventually('done', async () => {
      await outbox.clock.advance(31_000);
      return (await run()).state === 'succeeded';
    });
    expect(outbox.supervisor.calls).toHaveLength(1);
  });

  it('that does not pass ends the run as the fault of the host', async () => {
    await open();
    outbox.items.onSubject = () => Promise.reject(new NotFoundError('no such thing'));
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('dead', async () => {
      await outbox.clock.advance(10_000);
      return (await run()).state === 'dead';
    });
    expect(await run()).toMatchObject({ error_fault: 'host', error_message: 'no such thing' });
  });

  it('never shows what an unknown error says', async () => {
    await open();
    outbox.items.onSubject = () => Promise.reject(new Error('ENOENT /secret/place'));
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('it failed', async () => (await run()).error_message);
    expect((await run()).error_message).toBe('The host met an error of its own; its log says which.');
  });

  it('that does not even end gives the slot back', async () => {
    await open();
    let isHanging = true;
    outbox.items.onSubject = () => (isHanging ? new Promise(() => undefined) : Promise.resolve());
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('it runs', async () => (await run()).state === 'running');
    isHanging = false;
    await eventually('done', async () => {
      await outbox.clock.advance(60_000);
      return (await run()).state === 'succeeded';
    });
    expect(await run()).toMatchObject({ attempt: 1 });
  });
});
