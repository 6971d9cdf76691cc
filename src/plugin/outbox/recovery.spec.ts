import { afterEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { hookOf, type FakeHookPlugins } from '../../../test/support/fake-hook-plugins.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { openOutbox, type OpenOutbox } from '../../../test/support/open-outbox.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { HookFailure } from '../hook-failure.js';

const root = tempDir('outbox-recovery');
const folder = (): string => mkdtempSync(join(root, 'data-'));
const opened: OpenOutbox[] = [];
afterEach(async () => {
  for (const outbox of opened.splice(0)) await outbox.close();
});

const setUp = (plugins: FakeHookPlugins): void => {
  plugins.add('tagging', hookOf('processTrack', { concurrency: 4, retries: 1 }));
  plugins.add('lyrics', hookOf('processTrack'), hookOf('afterTrack'));
};
const open = async (data: string, clock?: ManualClock): Promise<OpenOutbox> => {
  const outbox = await openOutbox(data, { setUp, ...(clock ? { clock } : {}) });
  opened.push(outbox);
  return outbox;
};

/** The files as a killed process leaves them: no close, no checkpoint. */
function asAfterKill(from: string): string {
  const to = folder();
  for (const name of ['deemusic.sqlite', 'deemusic.sqlite-wal']) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
  return to;
}

describe('after a kill', () => {
  it('a run goes on wherever it was, without an attempt used', async () => {
    const data = folder();
    const first = await open(data);
    first.supervisor.isHolding = true;
    // track_1: its second plugin runs. track_2: to be retried. track_3: waits. track_4: its first runs. track_5: dead, then pending.
    for (const id of ['1', '2', '4', '5']) await first.enqueue({ itemId: `track_${id}` });
    await eventually('all run', () => first.supervisor.held.length === 4);
    first.supervisor.get('tagging', 'track_1').succeed();
    first.supervisor.get('tagging', 'track_2').fail(new HookFailure('error', 'plugin', 'no'));
    first.supervisor.get('tagging', 'track_5').fail(new HookFailure('unrecoverable', 'plugin', 'never'));
    await eventually('lyrics runs', () => first.supervisor.held.some(({ plugin }) => plugin === 'lyrics'));
    first.statuses.hold('lyrics', 'tripped');
    await first.enqueue({ itemId: 'track_3', name: 'afterTrack' });
    await first.watch.idle();
    await eventually(
      'settled',
      async () => (await first.runs()).filter(({ state }) => state === 'running').length === 2,
    );
    const second = await open(asAfterKill(data), new ManualClock(first.clock.now()));
    await eventually('all have ended', async () => {
      await second.clock.advance(10_000);
      return (await second.runs()).every(({ finished_at: at }) => at !== null);
    });
    expect(await second.states()).toEqual([
      'tagging processTrack track_1 succeeded',
      'lyrics processTrack track_1 succeeded',
      'tagging processTrack track_2 succeeded',
      'lyrics processTrack track_2 succeeded',
      'tagging processTrack track_4 succeeded',
      'lyrics processTrack track_4 succeeded',
      'tagging processTrack track_5 dead',
      'lyrics processTrack track_5 succeeded',
      'lyrics afterTrack track_3 succeeded',
    ]);
    const attempts = Object.fromEntries(
      (await second.runs()).map((run) => [`${run.plugin} ${run.entity}`, run.attempt]),
    );
    expect(attempts).toMatchObject({ 'tagging track_2': 2, 'tagging track_4': 1, 'lyrics track_1': 1 });
    const again = second.supervisor.calls.find(({ call }) => call.idempotencyKey.includes('track_4'));
    const before = first.supervisor.calls.find(({ call }) => call.idempotencyKey.includes('track_4'));
    expect(again?.call).toMatchObject({
      attempt: 1,
      idempotencyKey: before?.call.idempotencyKey,
      runId: before?.call.runId,
    });
  });

  it('a run that was about to be settled is executed once more, and settled once', async () => {
    const data = folder();
    const first = await open(data);
    let copied = '';
    first.items.onSettled = () => {
      copied ||= asAfterKill(data);
      return Promise.resolve();
    };
    await first.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('it was about to be settled', () => copied);
    const second = await open(copied);
    await eventually('settled', async () => (await second.runs())[0]?.state === 'succeeded');
    expect(second.supervisor.calls).toHaveLength(1);
    expect(second.items.settledCount).toBe(1);
    expect((await second.runs())[0]).toMatchObject({ attempt: 1 });
  });

  it('another host settles nothing that was claimed again', async () => {
    const data = folder();
    const first = await open(data);
    first.supervisor.isHolding = true;
    await first.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('it runs', () => first.supervisor.held.length === 1);
    await first.writeQueue.run((tx) => tx.run("UPDATE hook_run SET owner = 'another'"));
    first.supervisor.get('lyrics', 'track_1').succeed();
    await eventually('nothing runs', () => first.live.all().length === 0);
    expect((await first.runs())[0]).toMatchObject({ state: 'running', owner: 'another' });
    expect(first.items.settledCount).toBe(0);
  });

  it('delays go on, also when the wall clock was wrong', async () => {
    const data = folder();
    const clock = new ManualClock();
    const first = await open(data, clock);
    first.supervisor.answer = () => {
      throw new HookFailure('retry', 'network', 'later', 60_000);
    };
    await first.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('delayed', async () => (await first.runs())[0]?.state === 'retry');
    const second = await open(asAfterKill(data), new ManualClock(clock.now() + 59_000));
    expect(second.supervisor.calls).toEqual([]);
    await second.clock.advance(1_000);
    await eventually('executed', async () => (await second.runs())[0]?.state === 'succeeded');
    // Two days were taken back: the delay of a minute must not become one of two days.
    const third = await open(asAfterKill(data), new ManualClock(clock.now() - 2 * 24 * 3_600_000));
    await third.clock.advance(0);
    await eventually('executed', async () => (await third.runs())[0]?.state === 'succeeded');
  });

  it('a wall clock that is set back while the host runs delays nothing', async () => {
    const outbox = await open(folder());
    let isFailing = true;
    outbox.supervisor.answer = () => {
      if (isFailing) throw new HookFailure('retry', 'network', 'later', 60_000);
    };
    await outbox.enqueue({ itemId: 'track_1', name: 'afterTrack' });
    await eventually('delayed', async () => (await outbox.runs())[0]?.state === 'retry');
    isFailing = false;
    outbox.clock.setWallClockBy(-3_600_000);
    await outbox.clock.advance(60_000);
    await eventually('executed', async () => (await outbox.runs())[0]?.state === 'succeeded');
  });
});
