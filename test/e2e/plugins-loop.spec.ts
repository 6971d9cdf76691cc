import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { writePlugin } from '../support/plugin-folder.js';
import { PluginStage } from '../support/plugin-stage.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';

/** `PLUGIN_LOOP_TRACKS=200` for the whole thing. */
const TRACKS = Number(process.env.PLUGIN_LOOP_TRACKS ?? 60);
const HOLD_SECONDS = 3;
const BUDGET_SECONDS = 1;
/** From the end of the budget to the kill. */
const GRACE_SECONDS = 2;

const folder = tempDir('looping');
writePlugin(join(folder, 'loops'), {
  id: 'loops',
  manifest: { hooks: [{ name: 'processTrack', timeoutMs: BUDGET_SECONDS * 1000 }] },
  files: { 'index.js': `export default { setup(ctx) { ctx.hook('processTrack', () => { for (;;); }); } };\n` },
});
const stage = await setStage(
  { tracks: TRACKS, trackBytes: 64 * 1024, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  {
    DEEMUSIC_PLUGIN_PATH: folder,
    DEEMUSIC_PLUGINS_HOLD_SECONDS: String(HOLD_SECONDS),
    DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000',
  },
);
const plugins = new PluginStage(stage);

/** CPU time of a process, seconds; null when it is gone. */
function cpuSeconds(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

it(`${String(TRACKS)} tracks behind an endless loop are published`, async () => {
  await plugins.tell('enable', 'loops');
  const id = `playlist_${stage.sandbox.catalogue.ids.playlist.generated}`;
  const cpu = new Map<number, number>();
  let mostAtOnce = 0;
  const sampling = setInterval(() => {
    const loops = plugins.processes().filter((process) => process.folder === 'loops');
    mostAtOnce = Math.max(mostAtOnce, loops.length);
    for (const { pid } of loops) cpu.set(pid, cpuSeconds(pid) ?? cpu.get(pid) ?? 0);
  }, 50);
  try {
    await stage.host.api('POST', '/downloads', {
      type: 'playlist',
      id: stage.sandbox.catalogue.ids.playlist.generated,
    });
    await eventually('it is expanded', async () => (await stage.item(id)).children?.total === TRACKS, 20_000);
    await plugins.transferred(120_000);
    const started = performance.now();
    const playlist = await stage.settled(id, 60_000);
    const seconds = (performance.now() - started) / 1000;
    const most = Math.max(...cpu.values());
    console.info(
      `${String(TRACKS)} tracks were published ${seconds.toFixed(1)} s after the last transfer; ` +
        `the loop had ${String(cpu.size)} processes, at most ${most.toFixed(1)} s of a core each`,
    );
    expect(playlist).toMatchObject({ status: 'completed', children: { total: TRACKS, completed: TRACKS } });
    expect(seconds).toBeLessThan(5 * BUDGET_SECONDS + HOLD_SECONDS);
    expect(mostAtOnce).toBe(1);
    expect(most).toBeLessThan(BUDGET_SECONDS + GRACE_SECONDS + 1);
    expect((await stage.children(id)).map(({ post }) => post)).toEqual(
      Array.from({ length: TRACKS }, () => 'degraded'),
    );
    expect(await plugins.plugin('loops')).toMatchObject({
      state: expect.stringMatching(/backoff|busy|ready|starting|tripped/),
    });
  } finally {
    clearInterval(sampling);
  }
}, 240_000);
