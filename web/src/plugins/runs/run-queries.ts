import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, rest, type Schema } from '../../api/index.js';

export type Run = Schema<'HookRun'>;
export type RunState = Run['state'];
export type ReplayOrder = Schema<'Replay'>;

/** Newest first; in the order in which somebody would ask for them. */
export const RUN_STATES: readonly RunState[] = [
  'dead',
  'retry',
  'running',
  'pending',
  'waiting',
  'succeeded',
  'skipped',
];

const OPEN: ReadonlySet<RunState> = new Set(['pending', 'running', 'retry', 'waiting']);
const PAGE = 50;
const BUSY_MS = 2000;
const CALM_MS = 15_000;

/** Runs of a plugin, page by page. While some are open they are asked for again and again: no event tells of them. */
export function runsQuery(plugin: string, state: RunState | null) {
  return infiniteQueryOptions({
    queryKey: ['plugins', 'runs', plugin, state],
    queryFn: ({ pageParam }) =>
      call(
        rest.GET('/api/v1/plugins/runs', {
          params: {
            query: { plugin, limit: PAGE, ...(state && { state }), ...(pageParam !== null && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some((run) => OPEN.has(run.state))) ? BUSY_MS : CALM_MS,
  });
}

/** What is open and dead of all plugins, and replays of the library that are under way. */
export const runSummaryQuery = queryOptions({
  queryKey: ['plugins', 'runs', 'summary'],
  queryFn: () => call(rest.GET('/api/v1/plugins/runs/summary')),
  refetchInterval: ({ state: { data } }) =>
    data?.jobs.length || data?.items.some(({ pending, running }) => pending + running > 0) ? BUSY_MS : CALM_MS,
});
