/**
 * Loaded into a measured host with `--import`: notes when each message for clients got its number, which is when it is sent, and writes
 * it down at the end. The host itself does not keep that.
 */
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_EMISSIONS;

// Threads of the host load this, too.
if (isMainThread && file) {
  const { EventJournal } = await import('../../../dist/notifier/stream/event-journal.js');
  const { advance } = EventJournal.prototype;
  const emissions = [];
  EventJournal.prototype.advance = function () {
    const cursor = advance.call(this);
    emissions.push([cursor.seq, performance.timeOrigin + performance.now()]);
    return cursor;
  };
  process.once('exit', () => writeFileSync(file, JSON.stringify(emissions)));
}
