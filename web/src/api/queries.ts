import { call, rest } from './client.js';
import { sound } from './sound.js';

/** The account at the source. An event makes it old (`settings.updated`); the rest is asked for now and then. */
export const sourceQuery = {
  queryKey: ['source'],
  queryFn: async () =>
    sound(await call(rest.GET('/api/v1/source')), {
      connected: 'flag',
      hasAccount: 'flag',
      formats: 'list',
      governor: 'record',
      warnings: 'list',
    }),
  refetchInterval: 60_000,
};

/** All settings, with their forms. */
export const settingsQuery = {
  queryKey: ['settings'],
  queryFn: async () => sound(await call(rest.GET('/api/v1/settings')), { 'download.quality': 'record' }),
};

/** What the host is, and how its disks stand. */
export const hostQuery = {
  queryKey: ['host'],
  queryFn: async () =>
    sound(await call(rest.GET('/api/v1/host')), {
      version: 'text',
      startedAt: 'number',
      library: 'record',
      data: 'record',
      items: 'record',
      links: 'record',
      setup: 'record',
    }),
  refetchInterval: 30_000,
};
