import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { call, rest } from '../../api/index.js';
import { pluginQuery, pluginsQuery, type ConfigTree, type Plugin } from './plugin-queries.js';

/** What has just been answered is shown at once; everything else of plugins is asked anew. */
function take(queries: QueryClient, plugin: Plugin): Promise<void> {
  queries.setQueryData(pluginQuery(plugin.id).queryKey, plugin);
  queries.setQueryData(
    pluginsQuery.queryKey,
    (list) => list && { items: list.items.map((each) => (each.id === plugin.id ? plugin : each)) },
  );
  return queries.invalidateQueries({ queryKey: ['plugins'] });
}

/** Enables or disables a plugin. */
export function useSwitch(id: string) {
  const queries = useQueryClient();
  const params = { params: { path: { id } } };
  return useMutation({
    mutationFn: (isOn: boolean) =>
      call(isOn ? rest.POST('/api/v1/plugins/{id}/enable', params) : rest.POST('/api/v1/plugins/{id}/disable', params)),
    onSuccess: (plugin) => take(queries, plugin),
  });
}

/** Switches single hooks. */
export function useHookSwitches(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (hooks: Record<string, boolean>) =>
      call(rest.PUT('/api/v1/plugins/{id}/hooks', { params: { path: { id } }, body: hooks })),
    onSuccess: (plugin) => take(queries, plugin),
  });
}

/** Restarts a plugin, or lets it try again. */
export function useRevival(id: string, how: 'restart' | 'reset') {
  const queries = useQueryClient();
  const params = { params: { path: { id } } };
  return useMutation({
    mutationFn: () =>
      call(
        how === 'restart'
          ? rest.POST('/api/v1/plugins/{id}/restart', params)
          : rest.POST('/api/v1/plugins/{id}/reset', params),
      ),
    onSuccess: (plugin) => take(queries, plugin),
  });
}

/** Asks a plugin whether it could work. */
export function useTest(id: string) {
  return useMutation({
    mutationFn: () => call(rest.POST('/api/v1/plugins/{id}/test', { params: { path: { id } } })),
  });
}

/** Saves a whole config. */
export function useSaveConfig(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (data: ConfigTree) =>
      call(rest.PUT('/api/v1/plugins/{id}/config', { params: { path: { id } }, body: { data } })),
    onSuccess: async (config) => {
      queries.setQueryData(['plugins', 'config', id], config);
      await queries.invalidateQueries({ queryKey: ['plugins'] });
    },
  });
}

/** Puts plugins in an order; shown at once, and taken back when the host refuses. */
export function useReorder() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => call(rest.PUT('/api/v1/plugins/order', { body: { ids } })),
    onMutate: async (ids) => {
      await queries.cancelQueries({ queryKey: pluginsQuery.queryKey });
      const former = queries.getQueryData(pluginsQuery.queryKey);
      queries.setQueryData(
        pluginsQuery.queryKey,
        (list) => list && { items: ids.flatMap((id) => list.items.filter((each) => each.id === id)) },
      );
      return { former };
    },
    onError: (_error, _ids, context) => {
      if (context?.former) queries.setQueryData(pluginsQuery.queryKey, context.former);
    },
    onSuccess: (list) => {
      queries.setQueryData(pluginsQuery.queryKey, list);
    },
  });
}
