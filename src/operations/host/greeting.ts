import type { Settings } from '../../config/index.js';
import { isDashboardBuilt } from '../dashboard/dashboard-folder.js';
import type { Log } from '../logging/log.js';

/** Says where the host is, where things go, and what is not configured yet. */
export function logGreeting(log: Log, settings: Settings, url: string): void {
  log.info(`DeeMusic is at ${url}`);
  if (isDashboardBuilt()) log.info(`Its dashboard is at ${settings.publicUrl ?? url}/`);
  else log.warn('Its dashboard is not built: run npm run build');
  log.info(`Music goes to ${settings.download.outputDir}, data to ${settings.dataDir}`);
  const { arl, streamSecret } = settings.deezer;
  if (arl === null)
    log.warn('No account is set (deezer.arl, DEEMUSIC_DEEZER_ARL): only the quality PREVIEW can be downloaded');
  if (streamSecret === null) {
    log.warn(
      'No stream secret is set (deezer.streamSecret, DEEMUSIC_DEEZER_STREAM_SECRET): encrypted formats wait until it is',
    );
  }
  if (settings.access === 'off') log.warn('Access control is off: whoever reaches this address may do everything');
}
