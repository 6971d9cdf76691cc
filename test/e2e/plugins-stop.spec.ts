import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { writePlugin } from '../support/plugin-folder.js';
import { PluginStage, type ShownRun } from '../support/plugin-stage.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';

/** A stop may take so long, with whatever runs. */
const STOP_WITHIN_MS = 8000;
/** What a killed host leaves is gone after that. */
const ORPHANS_MS = 10_000;
/** What each of the plugins does until a file `go` lies in its storage; the host gives it a minute. */
const LASTING: Record<string, string> = {
  waits: `while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 50));`,
  loops: `while (!isOver());`,
  'has-programs': `if (!isOver()) { spawn('sleep', ['1000'], { stdio: 'ignore' }); await new Promise(() => undefined); }`,
  'has-stubborn-programs': `if (!isOver()) { spawn('sh', ['-c', 'trap "" TERM HUP; sleep 1000 & sleep 1000'], { stdio: 'ignore' }); for (;;); }`,
};
const IDS = Object.keys(LASTING);
const RUNS_EACH = 2;
const RUNS = IDS.length * RUNS_EACH;

const folder = tempDir('lasting');
for (const [id, wait] of Object.entries(LASTING)) {
  const index = `
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
export default {
  setup(ctx) {
    const isOver = () => existsSync(ctx.storage.dir + '/go');
    ctx.hook('afterTrack', async (event, run) => {
      ${wait}
      return { note: 'attempt ' + run.attempt };
    });
  },
};
`;
  const hooks = [{ name: 'afterTrack', timeoutMs: 60_000, concurrency: RUNS_EACH }];
  writePlugin(join(folder, id), { id, manifest: { hooks }, files: { 'index.js': index } });
}

const stage = await setStage({ trackBytes: 64 * 1024 }, { DEEMUSIC_PLUGIN_PATH: folder });
const plugins = new PluginStage(stage);
const tracks = Array.from({ length: RUNS }, (_, index) => String(500_000_000 + index));

/** Each track has a run of one plugin, and all of them are at it. */
async function allInFlight(): Promise<void> {
  await eventually(
    'all runs are in flight',
    async () => (await plugins.runs('state=running')).length === RUNS && plugins.processes().length >= IDS.length + 3,
    20_000,
  );
}

async function endOfRuns(): Promise<ShownRun[]> {
  for (const id of IDS) writeFileSync(join(stage.dataDir, 'plugins', 'data', id, 'go'), '');
  return eventually(
    'all runs have ended',
    async () => {
      const runs = await plugins.runs('hook=afterTrack');
      return runs.every(({ state }) => !['pending', 'running', 'retry', 'waiting'].includes(state)) ? runs : null;
    },
    30_000,
  );
}

it(`SIGTERM ends a host with ${String(RUNS)} runs in flight in time, with all that plugins started`, async () => {
  const items = await plugins.download(...tracks);
  await Promise.all(items.map((id) => stage.settled(id)));
  await plugins.tell('enable', ...IDS);
  for (const [index, item] of items.entries()) await plugins.replay(IDS[index % IDS.length]!, item);
  await allInFlight();
  const { code, tookMs } = await stage.host.stop();
  console.info(`with ${String(RUNS)} runs in flight the host ended in ${tookMs.toFixed(0)} ms`);
  expect({ code, isInTime: tookMs < STOP_WITHIN_MS, left: plugins.processes() }).toEqual({
    code: 0,
    isInTime: true,
    left: [],
  });
}, 60_000);

it('the runs go on at the next start; of a killed host nothing is left within 10 s', async () => {
  await stage.restart();
  await allInFlight();
  await stage.host.kill();
  const killed = performance.now();
  await eventually('no process is left', () => plugins.processes().length === 0, ORPHANS_MS);
  console.info(`after SIGKILL of the host its plugins were gone in ${(performance.now() - killed).toFixed(0)} ms`);
}, 60_000);

it('no attempt is used by either', async () => {
  await stage.restart();
  const runs = await endOfRuns();
  expect(runs.map(({ plugin, state, attempt, note }) => ({ plugin, state, attempt, note }))).toEqual(
    runs.map(({ plugin }) => ({ plugin, state: 'succeeded', attempt: 1, note: 'attempt 1' })),
  );
  expect(runs).toHaveLength(RUNS);
}, 60_000);
