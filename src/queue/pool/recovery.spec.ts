import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { openQueue, queueSettings, tracks, wanted } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { NetworkError } from '../../domain/index.js';

const root = tempDir('recovery');
const folder = (): string => mkdtempSync(join(root, 'data-'));

/** The files as a killed process leaves them: no close, no checkpoint. */
function asAfterKill(from: string): string {
  const to = folder();
  for (const name of ['deemusic.sqlite', 'deemusic.sqlite-wal']) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
  return to;
}

describe('recovery', () => {
  it('goes on after a kill: running tracks from the start of their run, processing ones from their staged file', async () => {
    const data = folder();
    const first = await openQueue(data, { settings: queueSettings({ concurrentDownloads: 2 }) });
    first.processor.holdDownloads();
    let release: () => void = () => undefined;
    first.processor.onFinish = () => new Promise((resolve) => (release = resolve));
    await first.service.add(tracks('1', '2', '3'));
    await eventually('two run', () => first.processor.held.length === 2);
    const staged = { recording: 'r', totalBytes: 9, validator: '"e"', durableBytes: 6, bootId: 'b' };
    await first.processor.get('track_2').run.save({ staged });
    first.processor.get('track_1').succeed();
    await eventually('being finished', () => first.processor.finishes.length === 1);
    await eventually('the third runs', () => first.processor.ids().includes('track_3'));
    await first.service.pause('track_3');
    const copy = asAfterKill(data);

    const second = await openQueue(copy, { isStarted: false });
    const seen: unknown[] = [];
    second.processor.onDownload = (item) => {
      seen.push([item.id, item.staged, item.attempts]);
      return Promise.resolve({ kind: 'staged' });
    };
    await second.lifecycle.onApplicationBootstrap();
    await eventually('both completed', async () => (await second.reader.counters()).successCount === 2);
    expect(seen).toEqual([['track_2', staged, 0]]);
    expect(second.processor.finishes.sort()).toEqual(['track_1', 'track_2']);
    expect(await second.status('track_3')).toBe('paused');
    expect(second.processor.livingAtSweep?.('track_2')).toBe(true);
    expect(second.processor.livingAtSweep?.('track_3')).toBe(true);
    expect(second.processor.livingAtSweep?.('track_77')).toBe(false);
    const events = (await second.reader.timeline('track_2')).map(({ event, message }) => message ?? event);
    expect(events).toContain('the host was restarted');
    await second.close();
    release();
    await first.close();
  });

  it('keeps every answered request through a real kill', async () => {
    const data = folder();
    const script = `
      import { HostDatabase } from ${JSON.stringify(join(process.cwd(), 'src/database/index.ts'))};
      const database = await HostDatabase.open(${JSON.stringify(data)});
      for (let n = 1; ; n++) {
        await database.writeQueue.run((tx) => tx.run('INSERT INTO meta (key, value) VALUES (?, ?)', [String(n), 'v']));
        if (n === 25) { console.log('answered'); process.kill(process.pid, 'SIGKILL'); }
      }`;
    const run = (): string =>
      execFileSync(
        process.execPath,
        ['--import', '@swc-node/register/esm-register', '--input-type=module', '-e', script],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          env: { PATH: process.env.PATH },
        },
      );
    let ending: unknown = null;
    try {
      run();
    } catch (error) {
      ending = error;
    }
    expect(ending).toMatchObject({ signal: 'SIGKILL', stdout: 'answered\n' });
    const queue = await openQueue(data);
    expect(await queue.sql.get('SELECT count(*) AS count FROM meta')).toEqual({ count: 25 });
    await queue.close();
  });

  it('keeps delays, the pause and the limits of the queue over a restart', async () => {
    const data = folder();
    const clock = new ManualClock();
    const first = await openQueue(data, { clock });
    first.processor.onDownload = () => Promise.reject(new NetworkError('no', { retryAfterMs: 30_000 }));
    await first.service.add(tracks('1'));
    await eventually('delayed', async () => (await first.reader.get('track_1'))?.waiting?.reason === 'backoff');
    await first.control.configure({ concurrency: 7, bandwidthLimit: 1000 });
    await first.close();
    const later = new ManualClock(clock.now() + 1000);
    const second = await openQueue(data, { clock: later });
    expect(second.control.state()).toMatchObject({ concurrency: 7, bandwidthLimit: 1000, paused: false });
    expect(second.processor.downloads).toEqual([]);
    await later.advance(29_000);
    await eventually('completed', async () => (await second.status('track_1')) === 'completed');
    await second.control.configure({ paused: true });
    await second.close();
    const third = await openQueue(data);
    expect(third.control.state()).toMatchObject({ paused: true, waiting: { reason: 'paused-queue' } });
    await third.service.add([wanted('track', '2')]);
    expect((await third.reader.get('track_2'))?.waiting?.reason).toBe('paused-queue');
    await third.close();
  });
});
