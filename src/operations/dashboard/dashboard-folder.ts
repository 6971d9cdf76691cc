import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built dashboard lies, absolute: as far from the sources as from `dist`. */
export const DASHBOARD_FOLDER = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** File of the page itself; it is rendered, never sent as it lies there. */
export const PAGE_FILE = 'index.html';

/** Whether `npm run build` has made the dashboard. */
export function isDashboardBuilt(folder = DASHBOARD_FOLDER): boolean {
  return existsSync(join(folder, PAGE_FILE));
}
