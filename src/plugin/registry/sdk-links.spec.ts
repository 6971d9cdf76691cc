import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { execFile } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openRegistry } from '../../../test/support/open-registry.js';
import { writePlugin } from '../../../test/support/plugin-folder.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { HostDatabase } from '../../database/index.js';
import type { InstalledPlugin } from '../installed-plugin.js';
import { SDK_FOLDER } from '../manifest/host-folders.js';
import { SdkLinks } from './sdk-links.js';

const root = tempDir('sdk-links');
let database: HostDatabase;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await HostDatabase.open(join(root, 'database'));
});

afterAll(() => database.close());

const files = {
  'index.js': `import { PLUGIN_API_VERSION } from '@deemusic/plugin-sdk'; import { word } from './word.js';
console.log(PLUGIN_API_VERSION, word, import.meta.url);`,
  'word.js': `export const word = 'hello';`,
};

/** Runs the entry as a process of the plugin would. */
async function run({ entry, nodeArguments = [] }: InstalledPlugin): Promise<string> {
  const code = `import(${JSON.stringify(entry)})`;
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeArguments, '--input-type=module', '-e', code]);
  return stdout;
}

function opened(dataDir: string, pluginPath?: string) {
  return openRegistry({ database, dataDir, ...(pluginPath === undefined ? {} : { pluginPath }) });
}

describe('the SDK', () => {
  it('is found by an installed plugin', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    writePlugin(join(dataDir, 'plugins', 'store', 'lyrics', '1.0.0'), { files });
    const { registry } = await opened(dataDir);
    const { plugin } = await registry.launch('lyrics');
    expect(await run(plugin)).toMatch(/^1\.0\.0 hello file:.*\/store\/lyrics\/1\.0\.0\/index\.js/);
  });

  it('is found by a plugin that lies anywhere, also after the host moved; the link goes with the plugin', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const folder = writePlugin(join(mkdtempSync(join(root, 'elsewhere-')), 'my-lyrics'), { files });
    const link = join(dataDir, 'plugins', 'run', 'lyrics', 'node_modules', '@deemusic', 'plugin-sdk');
    mkdirSync(join(link, '..'), { recursive: true });
    symlinkSync('/where/the/host/was', link);
    const { plugin } = await (await opened(dataDir, folder)).registry.launch('lyrics');
    expect(plugin).toMatchObject({
      entry: join(dataDir, 'plugins', 'run', 'lyrics', 'plugin', 'index.js'),
      nodeArguments: ['--preserve-symlinks'],
    });
    expect(await run(plugin)).toMatch(/^1\.0\.0 hello file:.*\/run\/lyrics\/plugin\/index\.js/);
    await opened(dataDir, folder);
    expect(readlinkSync(link)).toBe(SDK_FOLDER);
    await opened(dataDir);
    expect(existsSync(join(dataDir, 'plugins', 'run', 'lyrics'))).toBe(false);
    expect(existsSync(join(folder, 'index.js'))).toBe(true);
  });

  it('has no link where no plugin needs one', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const store = join(dataDir, 'plugins', 'store');
    const link = join(dataDir, 'plugins', 'node_modules', '@deemusic', 'plugin-sdk');
    writePlugin(join(store, 'lyrics', '1.0.0'));
    await opened(dataDir);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    rmSync(store, { recursive: true });
    await opened(dataDir);
    expect(existsSync(link)).toBe(false);
    await opened(mkdtempSync(join(root, 'data-')));
  });

  it('takes the place of what somebody left there', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const link = join(dataDir, 'plugins', 'node_modules', '@deemusic', 'plugin-sdk');
    mkdirSync(join(link, 'dist'), { recursive: true });
    writeFileSync(join(link, 'dist', 'old.js'), '');
    await new SdkLinks(dataDir).forInstalled(true);
    expect(readlinkSync(link)).toBe(SDK_FOLDER);
  });
});

describe('a data folder that takes no links', () => {
  it('costs only the plugins that need one, and says why', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const folder = writePlugin(join(mkdtempSync(join(root, 'elsewhere-')), 'lyrics'), { files });
    mkdirSync(join(dataDir, 'plugins'));
    writeFileSync(join(dataDir, 'plugins', 'run'), 'not a folder');
    const { registry } = await opened(dataDir, folder);
    expect(registry.view('lyrics')).toMatchObject({
      state: 'incompatible',
      fault: 'host',
      reason: expect.stringMatching(/link to the plugin SDK cannot be made .*(ENOTDIR|EEXIST)/),
    });
  });
});
