import type { ConfigFault } from '@deemusic/plugin-sdk';
import type { ExportConfig } from './export-config.js';

/** What the schema cannot say in words that help. */
export function configFaults({ folder, basePath }: Readonly<ExportConfig>): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const isInside = !folder.startsWith('/') && folder.split('/').every((part) => part !== '.' && part !== '..');
  if (!isInside || folder.includes('\\')) {
    faults.push({ path: '/folder', message: 'Name a folder below the library, such as Playlists or Lists/mine.' });
  }
  // It would break the lines of the file.
  if (/\p{Cc}/u.test(basePath)) {
    faults.push({ path: '/basePath', message: 'Leave line ends and other control characters out.' });
  }
  return faults;
}
