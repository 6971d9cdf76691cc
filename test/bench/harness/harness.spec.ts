import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { tempDir } from '../../support/temp-dir.js';
import { machineOf } from './machine.js';
import { atLeast, ratioBelow, type Bench, type Figure } from './measure.js';
import { measureOf, MEASURES } from './measures.js';
import { reportOf } from './report.js';
import { keptResults, writeResults, type MeasureResult, type Results } from './results.js';
import { paired } from './rounds.js';
import { isMet, quantile, ratiosOf, summaryOf } from './samples.js';
import { tableOf } from './table.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = tempDir('bench');
const versions = { deemusic: '0', node: '0', sqlite: null, aria2c: null, openssl: null };
const machine = { cpu: 'Abacus', cores: 2, memoryGib: 4, disk: 'ext4 (ssd)', system: 'linux x64' };
const figure: Figure = {
  title: 'throughput',
  unit: 'MB/s',
  samples: [30, 10, 50],
  reference: { title: 'the other', samples: [10, 10, 10] },
  goal: ratioBelow(4),
};
const measured: MeasureResult = {
  at: '2030-01-02T03:04:05.000Z',
  isQuick: false,
  seconds: 5,
  load: 0.5,
  versions,
  status: 'measured',
  figures: [figure],
  facts: { 'the server alone': '900 MB/s' },
};
const skipped: MeasureResult = {
  ...measured,
  status: 'skipped',
  reason: 'aria2c not installed',
  figures: [],
  facts: {},
};
const results: Results = { machine, measures: { cipher: measured, 'whole-path': skipped } };
const bench: Bench = { isQuick: true, folder, size: (_, quick) => quick, say: () => undefined };

describe('samples', () => {
  it('have a median and quantiles between them, and none when there are none', () => {
    expect(summaryOf([3, 1, 2, 4])).toEqual({ median: 2.5, min: 1, max: 4, rounds: 4 });
    expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it('are compared round by round with those of the reference', () => {
    expect(ratiosOf(figure)).toEqual([3, 1, 5]);
    expect(isMet(figure)).toBe(true);
    expect(isMet({ ...figure, goal: ratioBelow(3) })).toBe(false);
    expect(isMet({ ...figure, goal: atLeast(31) })).toBe(false);
    expect(isMet({ ...figure, goal: atLeast(30) })).toBe(true);
    expect(isMet({ ...figure, goal: undefined })).toBeNull();
  });
});

describe('paired rounds', () => {
  it('let the other side go first in every second one, and forget the warm-up', async () => {
    const order: string[] = [];
    const note = (side: string) => async () => order.push(side);
    const { subject, reference } = await paired(bench, { warmUps: 1, rounds: 2 }, note('ours'), note('theirs'));
    expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs']);
    expect([subject, reference]).toEqual([
      [4, 5],
      [3, 6],
    ]);
  });
});

describe('the table', () => {
  it('shows figure, spread, reference, ratio, goal and whether it is met, and what was skipped by name', () => {
    const lines = tableOf(results).split('\n');
    expect(lines[1]).toMatch(/cipher: throughput +30.0 \(10.0–50.0\) MB\/s +the other: 10.0 .* +3.00 .*× +< 4 × +yes/);
    expect(lines[2]).toContain('skipped: aria2c not installed');
  });
});

describe('results', () => {
  it('of other measures are kept, those of another machine are not', () => {
    writeResults(folder, results);
    expect(keptResults(folder, machine).measures).toEqual(results.measures);
    expect(keptResults(folder, { ...machine, cpu: 'Other' }).measures).toEqual({});
  });

  it('make the page, in which every measure has its place', async () => {
    const page = await reportOf(results);
    expect(page).toContain('the server alone: 900 MB/s');
    expect(page).toContain('`npm run bench -- whole-path` skipped: aria2c not installed');
    for (const { name } of MEASURES) expect(page).toContain(`npm run bench -- ${name}\``);
    expect(page).not.toContain('{{');
  });

  it('in the repository are those that its page tells of', async () => {
    const kept = JSON.parse(readFileSync(join(root, 'bench', 'results.json'), 'utf8')) as Results;
    expect(readFileSync(join(root, 'docs', 'performance.md'), 'utf8')).toBe(await reportOf(kept));
    for (const [name, { isQuick }] of Object.entries(kept.measures)) expect([name, isQuick]).toEqual([name, false]);
  });
});

describe('npm run bench', () => {
  it('measures in a process of its own, prints the table and writes the results', async () => {
    const out = join(folder, 'out');
    const args = [
      '--import',
      '@swc-node/register/esm-register',
      'test/bench/main.ts',
      'cipher',
      '--quick',
      '--out',
      out,
    ];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    const { machine: measuredOn, measures } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as Results;
    expect(measuredOn).toEqual(machineOf(folder));
    expect(stdout).toContain('cipher:');
    // Where there is no openssl it is skipped, and says so.
    if (measures.cipher?.status === 'skipped') expect(measures.cipher.reason).toBe('openssl not installed');
    else expect(measures.cipher?.figures[0]?.samples[0]).toBeGreaterThan(0);
    expect(existsSync(join(out, 'docs'))).toBe(false);
  });

  it('names the measures there are when one is unknown', () => {
    expect(() => measureOf('ciphre')).toThrow(/there are: cipher, whole-path/);
  });
});
