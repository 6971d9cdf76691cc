/**
 * The benchmarks: every measure in turn, each in a process of its own and beside its reference.
 * usage: npm run bench [-- [name…] [--quick] [--dir D] [--out D] [--list] [--page]]
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machineOf } from './harness/machine.js';
import { runMeasure } from './harness/measure-process.js';
import { measureOf, MEASURES, type MeasureEntry } from './harness/measures.js';
import { reportOf } from './harness/report.js';
import { keptResults, readResults, writeResults, type Results } from './harness/results.js';
import { tableOf } from './harness/table.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** A smoke of seconds a measure; its figures are no figures, so they are not kept with the others. */
    quick: { type: 'boolean', default: false },
    /** Where files are written while it is measured: the disk of this folder is the one that counts. */
    dir: { type: 'string', default: tmpdir() },
    out: { type: 'string' },
    list: { type: 'boolean', default: false },
    /** Measures nothing, only writes the page anew, e.g. after a change of its template. */
    page: { type: 'boolean', default: false },
  },
});

if (values.list) {
  for (const { name, title } of MEASURES) console.info(`${name.padEnd(16)}${title}`);
} else if (values.page) {
  const results = readResults(join(root, 'bench'));
  if (results) await writePage(results);
} else {
  try {
    await bench(positionals.length > 0 ? positionals.map(measureOf) : MEASURES);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function bench(wanted: readonly MeasureEntry[]): Promise<void> {
  const out = values.out ?? join(root, 'bench', values.quick ? 'quick' : '');
  const results = keptResults(out, machineOf(values.dir));
  for (const measure of wanted) {
    console.error(`${measure.name}: ${measure.title} …`);
    const result = await runMeasure(measure, { isQuick: values.quick, dir: values.dir });
    results.measures[measure.name] = result;
    if (result.status === 'failed') process.exitCode = 1;
    // After each: what was measured is not lost when the next one is interrupted.
    writeResults(out, results);
  }
  if (!values.quick && values.out === undefined) await writePage(results);
  console.info(tableOf(results));
}

async function writePage(results: Results): Promise<void> {
  writeFileSync(join(root, 'docs', 'performance.md'), await reportOf(results));
}
