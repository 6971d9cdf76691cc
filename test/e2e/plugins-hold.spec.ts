import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { DeeMusicClient } from '../../src/wire/index.js';
import { eventually } from '../support/eventually.js';
import { writePlugin } from '../support/plugin-folder.js';
import { PluginStage } from '../support/plugin-stage.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';

const HOLD_SECONDS = 2;
const TRIP_TRACKS = ['500000001', '500000002', '500000003', '500000004', '500000005', '500000006'];

/** Plugins that do as their settings say. */
const folder = tempDir('steered');
function writeSteered(id: string, hook: object): void {
  const index = `
import { ConfigError, NeedsAuth } from '@deemusic/plugin-sdk';
export default {
  setup(ctx) {
    ctx.hook('processTrack', ({ file }, run) => {
      const { mode } = ctx.config;
      if (mode === 'throw') throw new Error('it cannot read the stars');
      if (mode === 'auth') throw new NeedsAuth('log in again');
      if (mode === 'config') throw new ConfigError('the mode is no good');
      if (mode === 'exit') process.exit(3);
      return { note: 'late ' + run.isLate + ', published ' + file.isPublished };
    });
  },
};
`;
  writePlugin(join(folder, id), {
    id,
    manifest: { hooks: [{ name: 'processTrack', timeoutMs: 5000, retries: 0, ...hook }] },
    configSchema: { type: 'object', properties: { mode: { type: 'string', default: 'ok' } } },
    files: { 'index.js': index },
  });
}
writeSteered('lenient', {});
writeSteered('strict', { onError: 'fail', retries: 1 });
writeSteered('exits', {});

const stage = await setStage(
  { trackBytes: 64 * 1024 },
  { DEEMUSIC_PLUGIN_PATH: folder, DEEMUSIC_PLUGINS_HOLD_SECONDS: String(HOLD_SECONDS) },
);
const plugins = new PluginStage(stage);
const notices: string[] = [];
const client = new DeeMusicClient(stage.host.url, {});
client.onAny(({ name, message }) => {
  if (name === 'notice') notices.push((message as unknown as { code: string }).code);
});
afterAll(() => {
  client.close();
});

/** From its staging to its end. */
async function heldMs(id: string): Promise<number> {
  const { body } = await stage.host.api<{ items: { at: number; to?: string }[] }>('GET', `/downloads/${id}/timeline`);
  const at = (status: string): number => body.items.find(({ to }) => to === status)?.at ?? Number.NaN;
  return at('failed') - at('processing');
}

describe('a plugin whose process ends again and again, beside one that a track must not be seen without', () => {
  const held = 'track_500000010';
  const tripItems = TRIP_TRACKS.map((id) => `track_${id}`);

  beforeAll(async () => {
    await plugins.download(...TRIP_TRACKS);
    await Promise.all(tripItems.map((id) => stage.settled(id)));
    await plugins.configure('strict', { mode: 'throw' });
    await plugins.configure('exits', { mode: 'exit' });
    await plugins.tell('enable', 'strict');
    await plugins.download('500000010');
    await plugins.run('strict', held, ['retry'], 10_000);
    await plugins.tell('enable', 'exits');
    for (const id of tripItems) await plugins.replay('exits', id);
  }, 60_000);

  it('the track is held for longer than any other, and then fails in words that help', async () => {
    expect(await stage.item(held)).toMatchObject({
      status: 'processing',
      waiting: { reason: 'plugin' },
      post: 'pending',
    });
    const failed = await plugins.item(held, 'has failed', ({ status }) => status === 'failed', 15_000);
    expect(failed).toMatchObject({ post: 'failed', error: { code: 'plugin', retryable: false } });
    expect(failed.error?.message).toMatch(
      /^The plugin strict did not do its part: it cannot read the stars\. .*log.*retry.*disable/,
    );
    expect(await heldMs(held)).toBeGreaterThan(HOLD_SECONDS * 1000);
  }, 20_000);

  it('it is published when it is tried again without that plugin', async () => {
    await plugins.tell('disable', 'strict');
    const { status } = await stage.host.api('POST', `/downloads/${held}/retry`);
    expect(status).toBe(200);
    expect(await stage.settled(held)).toMatchObject({ status: 'completed', error: null });
  }, 20_000);

  it('the other is switched off with one notice, and its runs wait', async () => {
    const tripped = await eventually(
      'it is tripped',
      async () => {
        const plugin = await plugins.plugin('exits');
        return plugin.state === 'tripped' ? plugin : null;
      },
      40_000,
    );
    expect(tripped).toMatchObject({ fault: 'plugin', reason: expect.stringMatching(/5 times .* ended with code 3/) });
    expect(notices.filter((code) => code === 'plugin-tripped')).toHaveLength(1);
    await eventually('its runs wait', async () => {
      const runs = await plugins.runs('plugin=exits&state=waiting');
      return runs.length > 0 && (await plugins.runs('plugin=exits&state=retry')).length === 0;
    });
    for (const id of tripItems) {
      const [newest] = await plugins.runs(`plugin=exits&item=${id}`);
      const post = newest?.state === 'dead' ? 'degraded' : 'pending';
      expect(await stage.item(id)).toMatchObject({ status: 'completed', post });
    }
  }, 45_000);

  it('the reset plugin goes on where it stopped, late, on the published files', async () => {
    await plugins.configure('exits', { mode: 'ok' });
    expect(await plugins.plugin('exits')).toMatchObject({ state: 'tripped' });
    await plugins.tell('reset', 'exits');
    const body = { plugin: 'exits', scope: 'dead' };
    await stage.host.api('POST', '/plugins/runs/replay', body);
    for (const id of tripItems) {
      expect(await plugins.run('exits', id, ['succeeded'], 10_000)).toMatchObject({
        note: 'late true, published true',
      });
      expect(await stage.item(id)).toMatchObject({ post: 'ok', degraded: false });
    }
    await plugins.tell('disable', 'exits');
  }, 30_000);
});

describe('a plugin that a track can be seen without', () => {
  const [thrown, refused, misled] = ['track_500000020', 'track_500000021', 'track_500000022'] as const;

  it('leaves a track that is published and degraded, and says why', async () => {
    await plugins.configure('lenient', { mode: 'throw' });
    await plugins.tell('enable', 'lenient');
    await plugins.download('500000020');
    expect(await stage.settled(thrown)).toMatchObject({
      status: 'completed',
      post: 'degraded',
      degraded: true,
      error: null,
    });
    expect(await plugins.run('lenient', thrown, ['dead'])).toMatchObject({ error: { fault: 'plugin' } });
    expect(await plugins.timeline(thrown)).toContain('lenient (processTrack) failed: it cannot read the stars');
  }, 20_000);

  it('makes it good when it is repaired and told to do it again', async () => {
    await plugins.configure('lenient', { mode: 'ok' });
    await plugins.replay('lenient', thrown);
    await plugins.run('lenient', thrown, ['succeeded']);
    expect(await stage.item(thrown)).toMatchObject({ post: 'ok', degraded: false });
  }, 20_000);

  it.each([
    ['auth', 'needs_auth', refused, 'log in again'],
    ['config', 'needs_config', misled, 'the mode is no good'],
  ])(
    'holds nothing up while it needs help: %s',
    async (mode, state, item, reason) => {
      await plugins.configure('lenient', { mode });
      await plugins.download(item.slice('track_'.length));
      expect(await stage.settled(item)).toMatchObject({ status: 'completed', post: 'degraded', degraded: true });
      expect(await plugins.plugin('lenient')).toMatchObject({ state, reason, fault: 'config' });
      expect(await plugins.run('lenient', item, ['waiting'])).toMatchObject({ attempt: 0, error: { message: reason } });
      await plugins.configure('lenient', { mode: 'ok' });
      expect(await plugins.run('lenient', item, ['succeeded'])).toMatchObject({
        note: 'late true, published true',
        attempt: 1,
      });
      expect(await stage.item(item)).toMatchObject({ post: 'ok', degraded: false });
    },
    20_000,
  );
});
