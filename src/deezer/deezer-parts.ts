import type { LiveSettings } from '../config/index.js';
import type { Clock, Notice } from '../domain/index.js';
import { isLoopbackUrl, RateGovernor, type HttpClient } from '../http/index.js';
import { Catalogue } from './catalogue/catalogue.js';
import { CatalogueBrowser } from './catalogue/catalogue-browser.js';
import { CatalogueClient } from './catalogue/catalogue-client.js';
import { CatalogueMapper } from './catalogue/catalogue-mapper.js';
import { CodeLookup } from './catalogue/code-lookup.js';
import { FullResolver } from './media/full-resolver.js';
import { MediaLoader } from './media/media-loader.js';
import { MediumFinder } from './media/medium-finder.js';
import { PreviewResolver } from './media/preview-resolver.js';
import { SongLoader } from './media/song-loader.js';
import { AccountWatch } from './session/account-watch.js';
import { Session } from './session/session.js';
import { batchWindow } from './upstream/batch-window.js';
import { Transport } from './upstream/transport.js';

const IMAGE_HOST = 'https://cdn-images.dzcdn.net';

export interface DeezerSourceOptions {
  http: HttpClient;
  settings: LiveSettings;
  clock: Clock;
  /** Told what the operator should know. */
  notify: (notice: Notice) => void;
  /** When the account cookie was set, epoch ms; null = not known. */
  tokenSetAt: () => number | null;
}

/** Everything that the source is made of, wired. @param lifetime ends when the source does */
export interface DeezerParts {
  governor: RateGovernor;
  transport: Transport;
  session: Session;
  watch: AccountWatch;
  catalogue: Catalogue;
  browser: CatalogueBrowser;
  codes: CodeLookup;
  full: FullResolver;
  previews: PreviewResolver;
}

export function assemble(options: DeezerSourceOptions, lifetime: AbortSignal): DeezerParts {
  const { http, settings, clock, notify, tokenSetAt } = options;
  const deezer = () => settings.current.deezer;
  const governor = new RateGovernor(clock, () => deezer().requestsPer5s);
  const transport = new Transport(http, governor);
  const session = new Session(transport, deezer, clock, lifetime, () => {
    watch.report();
  });
  const watch = new AccountWatch(session, clock, { arl: () => deezer().arl, tokenSetAt, notify });

  const client = new CatalogueClient(transport, () => deezer().apiUrl);
  const mapper = new CatalogueMapper(() => imageBase(deezer().apiUrl));
  const catalogue = new Catalogue(client, mapper, clock, lifetime);

  const schedule = batchWindow(governor, lifetime);
  const songs = new SongLoader(session, lifetime, schedule);
  const loader = new MediaLoader(transport, () => deezer().mediaUrl, lifetime, schedule);
  const media = new MediumFinder(session, songs, loader, clock);
  return {
    governor,
    transport,
    session,
    watch,
    catalogue,
    browser: new CatalogueBrowser(client, mapper, catalogue),
    codes: new CodeLookup(client),
    full: new FullResolver({
      clock,
      lifetime,
      session,
      songs,
      media,
      catalogue,
      streamSecret: () => deezer().streamSecret,
    }),
    previews: new PreviewResolver(client, mapper, clock),
  };
}

/** A stand-in on loopback serves the images itself. */
function imageBase(apiUrl: string): string {
  return isLoopbackUrl(apiUrl) ? new URL(apiUrl).origin : IMAGE_HOST;
}
