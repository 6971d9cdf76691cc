import { describe, expect, it } from '@jest/globals';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { ManualClock } from '../../../../test/support/manual-clock.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { LiveSettings, type Settings } from '../../../config/index.js';
import { PluginLogs } from './plugin-logs.js';

const folder = tempDir('plugin-logs');
let next = 0;

function open() {
  const clock = new ManualClock();
  const dataDir = join(folder, String(next++));
  const logs = new PluginLogs(new LiveSettings({ dataDir } as Settings), clock);
  return { clock, logs, log: logs.of('tagging'), path: join(dataDir, 'plugins', 'logs', 'tagging.log') };
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('a log of a plugin', () => {
  it('has time and level before each line, and tells who listens', async () => {
    const { logs, log, path } = open();
    const heard: string[] = [];
    logs.follow('tagging').subscribe((line) => heard.push(line));
    const stdout = new PassThrough();
    log.attach(stdout, 'info');
    stdout.write('fir');
    stdout.write('st\nsecond\nlast');
    stdout.end();
    await settle();
    log.write('warn', 'two\nlines');
    const lines = [
      '2030-01-01T00:00:00.000Z info  first',
      '2030-01-01T00:00:00.000Z info  second',
      '2030-01-01T00:00:00.000Z info  last',
      '2030-01-01T00:00:00.000Z warn  two',
      '  lines',
    ];
    expect(await logs.tail('tagging', 100)).toEqual(lines);
    expect(await logs.tail('tagging', 2)).toEqual(lines.slice(-2));
    expect(heard.join('\n')).toBe(lines.join('\n'));
    expect(await readFile(path, 'utf8')).toBe(`${lines.join('\n')}\n`);
  });

  it('has no lines of a plugin that never ran', async () => {
    expect(await open().logs.tail('nobody', 10)).toEqual([]);
  });

  it('keeps one older file', async () => {
    const { clock, logs, log, path } = open();
    for (let second = 0; second < 4; second++) {
      for (let line = 0; line < 150; line++) log.write('info', `${String(second)}-${String(line)} ${'x'.repeat(4000)}`);
      await logs.flush();
      await clock.advance(1000);
    }
    expect((await stat(path)).size).toBeLessThanOrEqual(1024 * 1024);
    expect((await stat(`${path}.1`)).size).toBeLessThanOrEqual(1024 * 1024);
    const tail = await logs.tail('tagging', 200);
    expect(tail).toHaveLength(200);
    expect(tail.at(-1)).toContain(' 3-149 x');
    expect(tail[0]).toContain(' 2-100 x');
  });

  it('cuts long lines, also one without an end', async () => {
    const { logs, log } = open();
    const stdout = new PassThrough();
    log.attach(stdout, 'info');
    for (let part = 0; part < 100; part++) stdout.write('y'.repeat(1000));
    stdout.write('\nshort\n');
    await settle();
    const [long, short] = await logs.tail('tagging', 10);
    expect(long!.length).toBeLessThan(4200);
    expect(long).toMatch(/y…$/);
    expect(short).toMatch(/short$/);
  });

  it('keeps 200 lines a second and counts the rest in one line', async () => {
    const { clock, logs, log } = open();
    const stdout = new PassThrough();
    log.attach(stdout, 'info');
    for (let line = 0; line < 1000; line++) stdout.write(`line ${String(line)}\n`);
    await settle();
    await clock.advance(1000);
    const lines = await logs.tail('tagging', 2000);
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toMatch(/warn {2}800 lines were dropped: it writes too much$/);
    stdout.write('calm again\n');
    await settle();
    expect((await logs.tail('tagging', 1))[0]).toMatch(/calm again$/);
  });

  it('stops reading for the rest of a second in which a megabyte came', async () => {
    const { clock, log } = open();
    const stdout = new PassThrough({ highWaterMark: 64 * 1024 });
    log.attach(stdout, 'info');
    const flood = Buffer.from(`${'z'.repeat(1023)}\n`.repeat(64));
    let written = 0;
    while (stdout.write(flood) && written < 4 * 1024 * 1024) {
      written += flood.length;
      await settle();
    }
    expect(stdout.isPaused()).toBe(true);
    expect(written).toBeLessThan(1.3 * 1024 * 1024);
    await clock.advance(1000);
    expect(stdout.isPaused()).toBe(false);
  });

  it.each([
    ['Error: no disk\n    at here (file.js:1)\n\nNode.js v20.20.2\n', 'Error: no disk'],
    ['FATAL ERROR: Reached heap limit\n----- Native stack trace -----\n 1: 0xb8\n', 'FATAL ERROR: Reached heap limit'],
    ['bye\n\n', 'bye'],
    ['', null],
  ])('knows which line tells why a process ended: %j', async (text, telling) => {
    const stderr = new PassThrough();
    const tap = open().log.attach(stderr, 'error');
    stderr.end(text);
    await settle();
    expect(tap.telling).toBe(telling);
  });
});
