import { call, rest } from './client.js';

/** The account at the source. An event makes it old (`settings.updated`); the rest is asked for now and then. */
export const sourceQuery = {
  queryKey: ['source'],
  queryFn: () => call(rest.GET('/api/v1/source')),
  refetchInterval: 60_000,
};

/** All settings, with their forms. */
export const settingsQuery = {
  queryKey: ['settings'],
  queryFn: () => call(rest.GET('/api/v1/settings')),
};

/** What the host is, and how its disks stand. */
export const hostQuery = {
  queryKey: ['host'],
  queryFn: () => call(rest.GET('/api/v1/host')),
  refetchInterval: 30_000,
};
