import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePlugin, type PluginFolderParts } from '../support/plugin-folder.js';
import { filesBelow } from '../support/files.js';
import { PluginStage, type ShownPlugin } from '../support/plugin-stage.js';
import { runCliHere } from '../support/run-cli.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';

const SECRET = 'made-up-s3cret';
const bad = tempDir('bad-plugins');
const inside = (...names: string[]): string => join(bad, ...names);

/** An empty folder. @returns where its package.json goes */
function bare(name: string): string {
  mkdirSync(inside(name));
  return inside(name, 'package.json');
}
function plugin(name: string, parts: PluginFolderParts = {}): void {
  writePlugin(inside(name), { id: name, ...parts });
}
function withSchema(name: string, configSchema: Record<string, unknown>): void {
  plugin(name, { configSchema: { type: 'object', ...configSchema } });
}
function withModule(name: string, code: string, parts: PluginFolderParts = {}): void {
  plugin(name, { files: { 'index.js': code }, ...parts });
}
const hooks = (...all: object[]): PluginFolderParts => ({ manifest: { hooks: all } });

mkdirSync(bare('a-folder'));
spawnSync('mkfifo', [bare('a-pipe')]);
symlinkSync('/dev/zero', bare('a-device'));
writeFileSync(bare('a-giant'), '');
truncateSync(inside('a-giant', 'package.json'), 50 * 1024 * 1024);
symlinkSync(inside('a-loop'), inside('a-loop'));
writeFileSync(bare('cut-off'), '{"name": "deemusic');
plugin('with-bom');
writeFileSync(inside('with-bom', 'package.json'), `\uFEFF${readFileSync(inside('with-bom', 'package.json'), 'utf8')}`);
plugin('other-api', { api: '^2.0.0' });
plugin('in-capitals', { id: 'LOUD' });
plugin('dotted', { id: '..' });
plugin('a-word', { id: 'runs' });
plugin('a-prototype', { id: '__proto__' });
plugin('twin-a', { id: 'twin' });
plugin('twin-b', { id: 'twin' });
plugin('impostor', { id: 'tagging' });
plugin('narcissus', hooks({ name: 'afterTrack', after: ['narcissus'] }));
plugin('two-hooks', hooks({ name: 'afterTrack' }, { name: 'afterTrack' }));
plugin('cycle-a', hooks({ name: 'beforeDownload', after: ['cycle-b'] }));
plugin('cycle-b', hooks({ name: 'beforeDownload', after: ['cycle-a'] }));
plugin('no-entry', { package: { exports: './lost.js' } });
plugin('entry-outside', { package: { exports: './../twin-a/index.js' } });
plugin('entry-folder', { package: { exports: './src' }, files: { 'src/x.js': '' } });
plugin('ui-garbage', { manifest: { uiSchema: './ui.json' }, files: { 'ui.json': '[1, 2' } });
withSchema('far-schema', { properties: { a: { $ref: 'http://127.0.0.1:9/x.json' } } });
withSchema('endless-schema', { properties: { a: { $ref: '#', default: {} } } });
withSchema('slow-schema', { properties: { a: { type: 'string', pattern: '^(a+)+$', default: `${'a'.repeat(40)}!` } } });
withSchema('meta-thief', { $id: 'http://json-schema.org/draft-07/schema' });
withSchema('contradiction', { properties: { a: { type: 'number', default: 'many' } } });
withSchema('keeper', {
  required: ['token'],
  properties: { token: { type: 'string', writeOnly: true }, word: { type: 'string', pattern: '^(a+)+$' }, any: {} },
});

const starts = hooks({ name: 'processTrack', retries: 0 });
withModule('syntax', 'export default {{{', starts);
withModule('exits', 'process.exit(3);', starts);
withModule('json-entry', '', { ...starts, package: { exports: './x.json' }, files: { 'x.json': '{}' } });
withModule('undeclared', "export default { setup(ctx) { ctx.hook('afterAlbum', () => ({})); } };", starts);
withModule('common-js', "module.exports = { setup(c) { c.hook('processTrack', () => ({ note: 'fine' })); } };", {
  ...starts,
  package: { type: 'commonjs' },
});
withModule(
  'many-keys',
  "export default { setup(ctx) { ctx.hook('processTrack', () => ({ ['k'.repeat(900000)]: 1 })); } };",
  starts,
);
withModule(
  'blanks',
  "export default { setup(ctx) { ctx.hook('processTrack', () => { throw new Error(' '.repeat(900000)); }); } };",
  starts,
);
withModule(
  'nested',
  `export default { setup(ctx) { ctx.hook('processTrack', () => new Promise(() => {
     const body = '{"jsonrpc":"2.0","method":"log","params":' + '['.repeat(400000) + ']'.repeat(400000) + '}';
     import('node:fs').then(({ writeSync }) => writeSync(3, 'Content-Length: -1\\r\\n\\r\\n' + body));
   })); } };`,
  starts,
);
withModule(
  'trespasser',
  `export default { setup(ctx) { ctx.hook('processTrack', async () => {
     const refused = [];
     for (const path of ['../out.txt', '/out.txt', '.deemusic/x', '.DeeMusic/x', 'a/../../x', 'a\\\\b', 'CON', 'a. '])
       await ctx.files.writeSidecar(path, 'x').catch((error) => refused.push(error.kind + error.fault));
     return { note: refused.join(' ') };
   }); } };`,
  { manifest: { ...starts.manifest, permissions: { files: { access: 'write', reason: 'a test' } } } },
);

const stage = await setStage(
  {},
  { DEEMUSIC_PLUGIN_PATH: `${bad}:${inside('nowhere')}:${inside('cut-off', 'package.json')}` },
);
const plugins = new PluginStage(stage);
const track = `track_${stage.sandbox.catalogue.ids.track.versioned}`;
const shown = new Map((await plugins.plugins()).map((each): [string, ShownPlugin] => [each.id, each]));

interface Refusal {
  code: string;
  message: string;
}
const call = (method: string, path: string, body?: unknown) => stage.host.api<Refusal>(method, `/plugins${path}`, body);

describe('a folder of bad plugins', () => {
  it.each<[string, string, RegExp]>([
    ['a-folder', 'missing', /package\.json is not a file/],
    ['a-pipe', 'missing', /package\.json is not a file/],
    ['a-device', 'incompatible', /leads out of the plugin's folder/],
    ['a-giant', 'incompatible', /larger than 1 MiB/],
    ['cut-off', 'incompatible', /is not JSON/],
    ['other-api', 'incompatible', /plugin API \^2\.0\.0/],
    ['in-capitals', 'incompatible', /id must match/],
    ['dotted', 'incompatible', /id must match/],
    ['a-word', 'incompatible', /id must not be one of/],
    ['a-prototype', 'incompatible', /id must match/],
    ['twin-b', 'incompatible', /"twin" is used twice: the folder "twin-a"/],
    ['impostor', 'incompatible', /"tagging" is used twice/],
    ['narcissus', 'incompatible', /before or after itself/],
    ['two-hooks', 'incompatible', /more than once/],
    ['no-entry', 'missing', /lost\.js is not there/],
    ['entry-outside', 'incompatible', /leads out of the plugin's folder/],
    ['entry-folder', 'missing', /src is not a file/],
    ['ui-garbage', 'incompatible', /ui\.json is not JSON/],
    ['far-schema', 'incompatible', /can't resolve reference http/],
    ['endless-schema', 'incompatible', /configSchema/],
    ['slow-schema', 'incompatible', /takes too long/],
  ])('%s is %s', (id, state, reason) => {
    expect(shown.get(id)).toMatchObject({ state, fault: 'plugin', reason: expect.stringMatching(reason) });
  });

  it('names a folder that is not there, with the setting', () => {
    for (const id of ['nowhere', 'package.json'])
      expect(shown.get(id)).toMatchObject({
        state: 'missing',
        fault: 'config',
        reason: expect.stringMatching(/DEEMUSIC_PLUGIN_PATH/),
      });
  });

  it('takes nothing from those that are sound', () => {
    for (const id of ['tagging', 'artwork']) expect(shown.get(id)?.state).toBe('ready');
    for (const id of ['with-bom', 'twin', 'meta-thief', 'keeper'])
      expect(shown.get(id)).toMatchObject({ state: 'disabled', reason: null });
  });

  it('is told in the log and on the command line without a path of the machine', async () => {
    const { out } = await runCliHere(['plugin', 'list'], { env: { DEEMUSIC_URL: stage.host.url } });
    expect(out).toContain('package.json is not JSON');
    for (const text of [out, stage.host.output(), JSON.stringify([...shown.values()])]) expect(text).not.toContain(bad);
    expect(stage.host.output()).toContain('plugin \\"cut-off\\" is incompatible');
  });

  it('is not enabled, nor is what would close a circle', async () => {
    expect(await call('POST', '/cut-off/enable')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await plugins.tell('enable', 'cycle-a');
    const { status, body } = await call('POST', '/cycle-b/enable');
    expect([status, body.message]).toEqual([409, expect.stringContaining('cycle-a → cycle-b → cycle-a')]);
    await plugins.tell('disable', 'cycle-a');
  });
});

describe('settings', () => {
  it('are refused with the place, and never shown', async () => {
    await plugins.tell('enable', 'keeper');
    expect(await plugins.plugin('keeper')).toMatchObject({ state: 'needs_config', fault: 'config' });
    const nested = `{"data":{"token":"${SECRET}","any":${'['.repeat(5000)}${']'.repeat(5000)}}}`;
    for (const [body, words] of [
      [{ data: { token: 7 } }, '/token must be a text'],
      [{ data: { token: SECRET, word: `${'a'.repeat(40)}!` } }, 'cannot be checked'],
      [nested, 'nested too deeply'],
      [{ data: [] }, 'data'],
      [{ config: { token: SECRET } }, 'data'],
    ] as const) {
      const answer = await call('PUT', '/keeper/config', body);
      expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining(words)]);
      expect(JSON.stringify(answer.body)).not.toContain(SECRET);
    }
    await plugins.configure('keeper', { token: SECRET });
    const config = await stage.host.api('GET', '/plugins/keeper/config');
    expect(config.body).toMatchObject({ data: { token: { set: true } } });
    const logs = await stage.host.api('GET', '/plugins/keeper/logs');
    const everything = [config.body, logs.body, await plugins.plugins(), stage.host.output()]
      .map((each) => JSON.stringify(each))
      .join();
    expect(everything).not.toContain(SECRET);
    const kept = filesBelow(stage.dataDir);
    expect(kept.filter((name) => readFileSync(join(stage.dataDir, name)).includes(SECRET))).toEqual([]);
    expect(kept).not.toEqual([]);
    await plugins.tell('disable', 'keeper');
  });

  it.each([
    ['PUT', '/order', { ids: ['tagging', 'tagging'] }, 400],
    ['PUT', '/order', { ids: ['__proto__'] }, 400],
    ['PUT', '/order', { ids: 'tagging' }, 400],
    ['PUT', '/tagging/hooks', { afterMath: true }, 400],
    ['GET', '/__proto__', undefined, 404],
    ['GET', '/%2e%2e%2f/logs', undefined, 404],
    ['GET', '/tagging/logs?lines=999999', undefined, 400],
    ['GET', '/runs?limit=100000', undefined, 400],
    ['GET', '/runs?cursor=garbage', undefined, 400],
    ['GET', '/runs?limit=1&limit=2', undefined, 400],
    ['POST', '/runs/replay', { runIds: [99_999_999] }, 404],
    ['POST', '/runs/replay', { runIds: [1e300] }, 400],
    ['POST', '/runs/replay', { plugin: 'nobody', scope: 'all' }, 404],
    ['POST', '/runs/replay', {}, 400],
  ] as const)('%s %s %j is answered %d', async (method, path, body, status) => {
    expect((await call(method, path, body)).status).toBe(status);
  });
});

describe('a track among plugins that cannot work', () => {
  const FAULTY: [id: string, message: RegExp][] = [
    ['syntax', /could not be loaded/],
    ['exits', /ended with code 3/],
    ['json-entry', /could not be loaded/],
    ['undeclared', /does not declare it/],
    ['many-keys', /returned is not right/],
    ['blanks', /failed without a word|…/],
    ['nested', /no message/],
  ];

  it('is published, degraded, and each of them says why', async () => {
    await plugins.tell('enable', ...FAULTY.map(([id]) => id), 'common-js', 'trespasser');
    await stage.host.api('POST', '/downloads', {
      link: `https://www.deezer.com/track/${track.slice('track_'.length)}`,
    });
    const item = await stage.settled(track, 30_000);
    expect(item.status).toBe('completed');
    const runs = new Map((await plugins.runs(`item=${track}`)).map((run) => [run.plugin, run]));
    for (const [id, message] of FAULTY) {
      const { error } = runs.get(id)!;
      expect([id, error]).toEqual([
        id,
        expect.objectContaining({ fault: 'plugin', message: expect.stringMatching(message) }),
      ]);
      expect(error!.message.length).toBeLessThan(1100);
      expect(error!.message).not.toContain(bad);
    }
    expect(runs.get('common-js')).toMatchObject({ state: 'succeeded', note: 'fine' });
    expect(runs.get('tagging')).toMatchObject({ state: 'succeeded' });
    expect(runs.get('trespasser')?.note?.split(' ')).toEqual(Array(8).fill('unrecoverableplugin'));
  }, 60_000);
});
