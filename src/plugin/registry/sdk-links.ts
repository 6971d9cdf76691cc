import { lstat, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { InstalledPlugin } from '../installed-plugin.js';
import { SDK_FOLDER } from '../manifest/host-folders.js';
import { pluginsFolder } from './plugin-folders.js';

const SDK_NAME = join('node_modules', '@deemusic', 'plugin-sdk');

/**
 * The links by which plugins outside of the host's folder find its SDK: `plugins/node_modules` for installed ones (Node looks
 * upwards), `plugins/run/<id>` for those that lie elsewhere and are entered through it with `--preserve-symlinks`.
 * Made anew at each boot, because the host or a plugin may have moved; links that nothing needs go.
 */
export class SdkLinks {
  private readonly root: string;
  private readonly runs: string;

  constructor(dataDir: string) {
    this.root = pluginsFolder(dataDir);
    this.runs = join(this.root, 'run');
  }

  async forInstalled(isNeeded: boolean): Promise<void> {
    const link = join(this.root, SDK_NAME);
    if (isNeeded) await makeLink(SDK_FOLDER, link);
    else await removeLink(link);
  }

  /** @returns the plugin as it is entered through its link */
  async enter(plugin: InstalledPlugin, folder: string): Promise<InstalledPlugin> {
    const run = join(this.runs, plugin.id);
    await makeLink(SDK_FOLDER, join(run, SDK_NAME));
    await makeLink(folder, join(run, 'plugin'));
    return {
      ...plugin,
      entry: join(run, 'plugin', relative(folder, plugin.entry)),
      nodeArguments: ['--preserve-symlinks'],
    };
  }

  /** Removes what `run` holds of others. */
  async keepOnly(ids: ReadonlySet<string>): Promise<void> {
    const names = await readdir(this.runs).catch(() => []);
    await Promise.all(
      names.filter((name) => !ids.has(name)).map((name) => rm(join(this.runs, name), { recursive: true, force: true })),
    );
  }
}

/** In one step: a running process never sees the place empty. */
async function makeLink(target: string, link: string): Promise<void> {
  if ((await readlink(link).catch(() => null)) === target) return;
  await mkdir(dirname(link), { recursive: true });
  // A folder that somebody put there would refuse the rename.
  if (!(await isLink(link))) await rm(link, { recursive: true, force: true });
  const fresh = `${link}.new`;
  await rm(fresh, { force: true });
  await symlink(target, fresh);
  await rename(fresh, link);
}

async function removeLink(link: string): Promise<void> {
  if (await isLink(link)) await rm(link, { force: true });
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
}
