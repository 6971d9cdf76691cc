/**
 * Loaded into a measured host with `--import`: notes when each message for clients got its number, which is when it is sent, and writes
 * it down at the end. The host itself does not keep that.
 */
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { EventJournal } from '../../../dist/notifier/stream/event-journal.js';

const file = process.env.BENCH_EMISSIONS;
const emissions = [];
const advance = EventJournal.prototype.advance;

EventJournal.prototype.advance = function () {
  const cursor = advance.call(this);
  emissions.push([cursor.seq, performance.timeOrigin + performance.now()]);
  return cursor;
};

if (file) process.once('exit', () => writeFileSync(file, JSON.stringify(emissions)));
