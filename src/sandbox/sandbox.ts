import type { AudioFormat } from '../domain/index.js';
import { MediaLibrary, type ServedFormat } from './audio/media-library.js';
import { AlbumView } from './catalogue/album-view.js';
import { ArtistView } from './catalogue/artist-view.js';
import { Catalogue } from './catalogue/catalogue.js';
import { CatalogueService } from './catalogue/catalogue-service.js';
import { generatedPlaylistId } from './catalogue/generated.js';
import { SANDBOX_CODES, SANDBOX_IDS } from './catalogue/ids.js';
import { Links } from './catalogue/links.js';
import { shortPath } from './catalogue/short-links.js';
import { TrackTokens } from './catalogue/track-token.js';
import { CdnService } from './cdn/cdn-service.js';
import { ControlRoutes } from './control/control-routes.js';
import { SandboxControl } from './control/sandbox-control.js';
import { MediaService } from './media/media-service.js';
import { RateWindow } from './rate-window.js';
import type { RequestLogEntry } from './request-log.js';
import type { SandboxOptions } from './sandbox-options.js';
import { listen, serve } from './sandbox-server.js';
import { SandboxState } from './sandbox-state.js';
import { SessionService } from './session/session-service.js';
import { SessionStore } from './session/session-store.js';
import { SongView } from './session/song-view.js';
import { UrlSigner } from './signed-url.js';

/** Ids by meaning, and helpers to reach what is made on demand. */
export interface SandboxCatalogue {
  ids: typeof SANDBOX_IDS & { playlist: { /** Of `options.tracks` generated tracks. */ generated: string } };
  codes: typeof SANDBOX_CODES;
  /** Id of a playlist of that many generated tracks, 0 to 1,000,000. */
  playlistOfSize(tracks: number): string;
  /** Address that redirects to the page of a thing, as shared links do. */
  shortLink(type: 'track' | 'album' | 'playlist' | 'artist', id: string): string;
}

/** A running stand-in for the upstream. All four services are on one loopback port. */
export interface Sandbox {
  url: string;
  /** Base of the catalogue, without a slash at its end. */
  apiUrl: string;
  gatewayUrl: string;
  /** Host of the media requests; the session says it, too. */
  mediaUrl: string;
  /** The made-up account cookie, 192 hex digits. */
  arl: string;
  /** The made-up stream secret, 16 characters. */
  streamSecret: string;
  catalogue: SandboxCatalogue;
  control: SandboxControl;
  /** All requests so far, oldest first; the last entries go on changing while their answers run. */
  log: RequestLogEntry[];
  /** The decrypted original of a file. @throws RangeError for a track that is not there */
  plainBytes(trackId: string | number, format: AudioFormat | 'MP3_MISC' | 'PREVIEW'): Uint8Array;
  /** Settings of a host that is to use this sandbox: `DEEMUSIC_DEEZER_…`. */
  environment(): Record<string, string>;
  /** Stops it; open connections are closed. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox on loopback. Everything in it is made up and follows from the seed.
 * @throws Error when the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { server, base } = await listen(options.port ?? 0);
  const state = new SandboxState(options);
  const log: RequestLogEntry[] = [];
  const catalogue = new Catalogue();
  const library = await MediaLibrary.create(catalogue, state.secret, options.trackBytes ?? null);
  const rate = new RateWindow(state);
  const control = new SandboxControl({ state, library, rate, log });
  const ids = sandboxCatalogue(base, options.tracks ?? 100);
  const info = { url: base, catalogue: { ids: ids.ids, codes: ids.codes } };
  serve(server, {
    state,
    log,
    rate,
    control: new ControlRoutes({ control, library, log, info }),
    ...upstream(base, state, catalogue, library),
  });
  const gatewayUrl = `${base}/ajax/gw-light.php`;
  return {
    url: base,
    apiUrl: base,
    gatewayUrl,
    mediaUrl: base,
    arl: state.arl,
    streamSecret: state.secret,
    catalogue: ids,
    control,
    log,
    plainBytes: (trackId, format) => wholeOf(library, Number(trackId), format),
    environment: () => ({
      DEEMUSIC_DEEZER_API_URL: base,
      DEEMUSIC_DEEZER_GATEWAY_URL: gatewayUrl,
      DEEMUSIC_DEEZER_ARL: state.arl,
      DEEMUSIC_DEEZER_STREAM_SECRET: state.secret,
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function upstream(
  base: string,
  state: SandboxState,
  catalogue: Catalogue,
  library: MediaLibrary,
): { catalogue: CatalogueService; session: SessionService; media: MediaService; cdn: CdnService } {
  const signer = new UrlSigner(state);
  const links = new Links(base, signer, state);
  const tokens = new TrackTokens(state);
  const sessions = new SessionStore(state);
  const albums = new AlbumView(catalogue, links, new ArtistView(links));
  const sizeOf = (trackId: number, format: ServedFormat): number => library.plain(trackId, format).sizeBytes;
  const songs = new SongView({ catalogue, links, albums, tokens, sizeOf });
  return {
    catalogue: new CatalogueService(catalogue, links, state, tokens),
    session: new SessionService({ state, sessions, catalogue, songs, base }),
    media: new MediaService({ state, sessions, catalogue, links, tokens }),
    cdn: new CdnService({ state, library, catalogue, signer }),
  };
}

function sandboxCatalogue(base: string, tracks: number): SandboxCatalogue {
  const playlistOfSize = (size: number): string => String(generatedPlaylistId(size));
  const playlist = { ...SANDBOX_IDS.playlist, generated: playlistOfSize(tracks) };
  return {
    ids: { ...SANDBOX_IDS, playlist },
    codes: SANDBOX_CODES,
    playlistOfSize,
    shortLink: (type, id) => base + shortPath(type, id),
  };
}

function wholeOf(library: MediaLibrary, trackId: number, format: ServedFormat): Uint8Array {
  const body = library.plain(trackId, format);
  return Uint8Array.from(body.read(0, body.sizeBytes));
}
