import type { Run } from './measure.js';

/** A measure as the harness knows it before it runs. */
export interface MeasureEntry {
  name: string;
  title: string;
  /** Programs that it cannot do without; where one is missing it is skipped by name. */
  needs: readonly string[];
  /** Its file; loaded in the process that runs it, and only there. */
  load: () => Promise<{ run: Run }>;
}

/** All measures, in the order in which they run and are told of. */
export const MEASURES: readonly MeasureEntry[] = [
  {
    name: 'cipher',
    title: 'Stripe cipher on one core',
    needs: ['openssl'],
    load: () => import('../measures/cipher.js'),
  },
  {
    name: 'whole-path',
    title: '100 files of 8 MiB, 8 at once, decrypted, verified and filed',
    needs: ['aria2c', 'sync'],
    load: () => import('../measures/whole-path.js'),
  },
  {
    name: 'small-tracks',
    title: '2,000 tracks of 64 KiB',
    needs: [],
    load: () => import('../measures/small-tracks.js'),
  },
  {
    name: 'first-byte',
    title: 'From the request to the first byte',
    needs: [],
    load: () => import('../measures/first-byte.js'),
  },
  {
    name: 'many-items',
    title: 'A queue of 1,000,000 items beside one of 1,000',
    needs: [],
    load: () => import('../measures/many-items.js'),
  },
  {
    name: 'migration',
    title: 'An old list of 1,000,000 items is migrated',
    needs: [],
    load: () => import('../measures/migration.js'),
  },
  {
    name: 'enqueue',
    title: 'A playlist of 10,000 tracks is added',
    needs: [],
    load: () => import('../measures/enqueue.js'),
  },
  {
    name: 'clients',
    title: '1,000 socket clients while 8 transfers run',
    needs: [],
    load: () => import('../measures/clients.js'),
  },
  {
    name: 'memory',
    title: 'Memory with 10,000 tracks queued and 8 files of 100 MiB in transfer',
    needs: [],
    load: () => import('../measures/memory.js'),
  },
  {
    name: 'plugins',
    title: 'An album with tagging and playlist export beside none',
    needs: [],
    load: () => import('../measures/plugins.js'),
  },
  {
    name: 'dashboard-page',
    title: 'A page of the dashboard on 100,000 tracks',
    needs: ['chromium'],
    load: () => import('../measures/dashboard-page.js'),
  },
  {
    name: 'dashboard-pages',
    title: '20 pages of the dashboard beside none',
    needs: ['chromium', 'chrt', 'ps'],
    load: () => import('../measures/dashboard-pages.js'),
  },
];

/** @throws Error that names those there are */
export function measureOf(name: string): MeasureEntry {
  const found = MEASURES.find((measure) => measure.name === name);
  if (found) return found;
  throw new Error(`there is no measure ${name}; there are: ${MEASURES.map((measure) => measure.name).join(', ')}`);
}
