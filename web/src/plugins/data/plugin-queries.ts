import { queryOptions } from '@tanstack/react-query';
import { call, rest, sound, type Schema } from '../../api/index.js';

export type Plugin = Schema<'Plugin'>;
export type PluginHookName = Schema<'PluginHook'>['name'];

/** A tree of settings. */
export type ConfigTree = Record<string, unknown>;

/** All plugins, in the user's order. Events of plugins make it old, see `live/`. */
export const pluginsQuery = queryOptions({
  queryKey: ['plugins', 'list'],
  queryFn: async () => sound(await call(rest.GET('/api/v1/plugins')), { items: 'list' }),
  // Counts of runs change without an event.
  refetchInterval: 15_000,
});

export function pluginQuery(id: string) {
  return queryOptions({
    queryKey: ['plugins', 'one', id],
    queryFn: async () =>
      sound(await call(rest.GET('/api/v1/plugins/{id}', { params: { path: { id } } })), {
        state: 'text',
        hooks: 'list',
        events: 'list',
      }),
    refetchInterval: 15_000,
  });
}

export function configQuery(id: string) {
  return queryOptions({
    queryKey: ['plugins', 'config', id],
    queryFn: async () =>
      sound(await call(rest.GET('/api/v1/plugins/{id}/config', { params: { path: { id } } })), { data: 'record' }),
  });
}
