/** Runs one measure in a process of its own and hands what came out to the harness. usage: run-measure.ts <name> <folder> <full|quick> */
import { measureOf } from './measures.js';
import type { Bench } from './measure.js';

const [name = '', folder = '', size = 'full'] = process.argv.slice(2);
const isQuick = size === 'quick';
const bench: Bench = {
  isQuick,
  folder,
  size: (full, quick) => (isQuick ? quick : full),
  say: (text) => {
    console.error(`  ${name}: ${text}`);
  },
};

const { run } = await measureOf(name).load();
const outcome = await run(bench);
process.send?.(outcome, () => {
  // A measure that leaves something open has still measured.
  process.exit(0);
});
