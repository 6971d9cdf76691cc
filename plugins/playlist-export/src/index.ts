import { definePlugin, type HookOutput, type PluginContext } from '@deemusic/plugin-sdk';
import { albumOf, countText, playlistOf, type Collection } from './collection.js';
import { configFaults } from './config-faults.js';
import type { ExportConfig } from './export-config.js';
import { locationsOf } from './location.js';
import { m3u8 } from './m3u8.js';
import { PlaylistFiles } from './playlist-files.js';
import { targetPaths } from './target-path.js';
import { xspf } from './xspf.js';

/** Writes a playlist file for each collection that comes to rest, and again whenever its members change. */
export default definePlugin<ExportConfig>({
  setup(ctx) {
    const files = new PlaylistFiles(ctx);
    ctx.hook('afterPlaylist', (event) => exported(playlistOf(event), files, ctx));
    ctx.hook('afterAlbum', (event) => exported(albumOf(event), files, ctx));
  },
  validateConfig: configFaults,
  // Each run reads its settings when it begins.
  configChanged: () => true,
});

async function exported(
  collection: Collection,
  files: PlaylistFiles,
  ctx: PluginContext<ExportConfig>,
): Promise<HookOutput> {
  const { config } = ctx;
  const isEmpty = collection.entries.length === 0;
  // A file that is there is emptied rather than deleted: players would lose what they know of the playlist.
  if (isEmpty && config.emptyPlaylists === 'skip' && !(await files.has(collection.id))) {
    return { note: `${countText(collection)}; no file is made` };
  }
  const absolute = config.paths === 'absolute' ? await absolutePaths(collection, ctx) : new Map<string, string>();
  const { path, artifacts } = await files.write({
    id: collection.id,
    candidates: targetPaths(collection, config.folder),
    formats: config.formats,
    render: (format, target) => {
      const locations = locationsOf(config, target, absolute);
      return format === 'xspf' ? xspf(collection, locations) : m3u8(collection, locations, config.lineEnding);
    },
  });
  return { artifacts, note: `${path}.${config.formats.join(', .')}: ${countText(collection)}`.slice(0, 500) };
}

/** Where the host has the members: asked one by one, for a folder of the library may be a link to another one. */
async function absolutePaths(
  { entries }: Collection,
  { files }: PluginContext<ExportConfig>,
): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  for (const { path } of entries) paths.set(path, await files.resolve(path));
  return paths;
}
