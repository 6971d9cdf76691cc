import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../../config/index.js';
import type { FoundPlugin } from '../manifest/found-plugin.js';
import { BUNDLED_FOLDER } from '../manifest/host-folders.js';
import { readPlugin } from '../manifest/manifest-reader.js';
import { catalogue } from './plugin-catalogue.js';
import { pluginFolders } from './plugin-folders.js';
import { SdkLinks } from './sdk-links.js';

/** Looks at the folders of all plugins: reads their manifests and lays the links by which they find the SDK. */
@Injectable()
export class PluginScanner {
  /** Where the bundled ones lie. */
  protected readonly bundledFolder: string = BUNDLED_FOLDER;

  constructor(private readonly settings: LiveSettings) {}

  /** @param versionOf the version that somebody chose of an installed plugin; null = the highest */
  async scan(versionOf: (id: string) => string | null): Promise<Map<string, FoundPlugin>> {
    const { dataDir, pluginPath, plugins } = this.settings.current;
    const folders = await pluginFolders({ dataDir, pluginPath, bundled: this.bundledFolder }, versionOf);
    const rules = { ignoreApiRange: plugins.ignoreApiRange };
    const found = catalogue(await Promise.all(folders.map((folder) => readPlugin(folder, rules))));
    return linked(found, new SdkLinks(dataDir));
  }
}

async function linked(found: Map<string, FoundPlugin>, links: SdkLinks): Promise<Map<string, FoundPlugin>> {
  const all = [...found.values()];
  const entered = all.filter(({ folder, plugin }) => folder.origin === 'path' && plugin !== null);
  const failure = await laid(() => links.forInstalled(all.some(({ folder }) => folder.origin === 'store')));
  await laid(() => links.keepOnly(new Set(entered.map(({ id }) => id))));
  for (const one of all) {
    if (one.folder.origin === 'store') found.set(one.id, failure ? withFailure(one, failure) : one);
    if (one.folder.origin === 'path') found.set(one.id, await enteredThrough(one, links));
  }
  return found;
}

async function enteredThrough(one: FoundPlugin, links: SdkLinks): Promise<FoundPlugin> {
  const { plugin } = one;
  if (!plugin) return one;
  let result = one;
  const failure = await laid(async () => {
    result = { ...one, plugin: await links.enter(plugin, one.folder.path) };
  });
  return failure ? withFailure(one, failure) : result;
}

/** @returns the code of what went wrong, e.g. on a volume that knows no symbolic links */
async function laid(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown reason';
  }
}

function withFailure(one: FoundPlugin, code: string): FoundPlugin {
  const reason = `the link to the plugin SDK cannot be made in the data folder (${code}); check its permissions, and that its volume takes symbolic links`;
  return { ...one, problem: one.problem ?? { state: 'incompatible', reason, fault: 'host' } };
}
