import type { AlbumEvent, HookOutput, HookRun, PlaylistEvent, PluginContext, TrackEvent } from '@deemusic/plugin-sdk';
import { definePlugin } from '@deemusic/plugin-sdk';
import type { Placed } from './album-folders.js';
import { albumFolders, artistFolder, playlistFolder } from './album-folders.js';
import type { ArtworkConfig } from './artwork-config.js';
import { PictureWriter } from './picture-writer.js';

type Context = PluginContext<ArtworkConfig>;
type Album = AlbumEvent['album'];

async function writeAlbum(
  album: Album,
  placed: readonly Placed[],
  config: ArtworkConfig,
  writer: PictureWriter,
): Promise<void> {
  const { folders, discs } = albumFolders(placed, album);
  if (folders.length === 0) writer.note('the album has no folder of its own');
  if (config.album.enabled) {
    await writer.write({
      kind: 'cover',
      name: 'cover',
      pixels: config.album.pixels,
      fileNames: [config.album.fileName],
      folders: config.album.inDiscFolders ? [...folders, ...discs] : folders,
    });
  }
  const ofArtist = artistFolder(
    placed.map(({ path }) => path),
    album,
  );
  if (!config.artist.enabled || ofArtist === null) return;
  const { pixels, fileNames } = config.artist;
  await writer.write({ kind: 'artistImage', name: 'artist image', pixels, fileNames, folders: [ofArtist] });
}

function placedOf(members: AlbumEvent['members']): Placed[] {
  return members.flatMap(({ path, track }) => (path === null ? [] : [{ path, track }]));
}

async function afterAlbum(event: AlbumEvent, run: HookRun, { files, config }: Context): Promise<HookOutput> {
  const placed = placedOf(event.members);
  if (placed.length === 0) return { note: 'no track has a file' };
  const writer = new PictureWriter(files, run, event);
  const { album } = event;
  const main = album.artists.find(({ role }) => role === 'main');
  await writeAlbum({ ...album, artist: album.artist ?? main?.name ?? null }, placed, config, writer);
  return writer.output;
}

/** For tracks that were asked for alone; those of an album or a playlist get theirs with it. */
async function afterTrack(event: TrackEvent, run: HookRun, { files, config }: Context): Promise<HookOutput> {
  const { item, track, file } = event;
  if (item.parent !== null) return {};
  const writer = new PictureWriter(files, run, event);
  const album = track.album;
  if (album === null) writer.note('nothing is known of its album');
  else {
    const named = { ...album, artist: album.artist ?? track.artist };
    await writeAlbum(named, [{ path: file.libraryPath, track }], config, writer);
  }
  return writer.output;
}

async function afterPlaylist(event: PlaylistEvent, run: HookRun, { files, config }: Context): Promise<HookOutput> {
  const { pixels, fileName, enabled } = config.playlist;
  if (!enabled) return {};
  const paths = placedOf(event.members).map(({ path }) => path);
  if (paths.length === 0) return { note: 'no track has a file' };
  const writer = new PictureWriter(files, run, event);
  const folder = playlistFolder(paths, event.playlist.title);
  if (folder === null) writer.note('the playlist has no folder of its own');
  const folders = folder === null ? [] : [folder];
  await writer.write({ kind: 'playlistImage', name: 'playlist image', pixels, fileNames: [fileName], folders });
  return writer.output;
}

/** Puts pictures beside the music. */
export default definePlugin<ArtworkConfig>({
  setup(ctx) {
    ctx.hook('afterTrack', (event, run) => afterTrack(event, run, ctx));
    ctx.hook('afterAlbum', (event, run) => afterAlbum(event, run, ctx));
    ctx.hook('afterPlaylist', (event, run) => afterPlaylist(event, run, ctx));
  },
  // Each run reads the config anew.
  configChanged: () => true,
});
