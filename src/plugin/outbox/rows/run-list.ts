import { Injectable } from '@nestjs/common';
import type { Artifact, DurableHookName, Fault, RunReason } from '@deemusic/plugin-sdk';
import { DatabaseReader, type SqlValue } from '../../../database/index.js';
import { RequestError } from '../../../domain/index.js';
import { IS_UNSETTLED, type HookRunResult, type HookRunRow, type HookRunState } from './hook-run-row.js';
import { LiveHookRuns } from '../dispatch/live-hook-runs.js';

/** A run as clients see it. */
export interface HookRunView {
  id: number;
  eventId: number;
  itemId: string;
  plugin: string;
  version: string;
  hook: DurableHookName;
  state: HookRunState;
  attempt: number;
  retries: number;
  reason: RunReason;
  nextAt: number | null;
  progress: number | null;
  error: { kind: string; fault: Fault; message: string } | null;
  artifacts: Artifact[];
  note: string | null;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
}

export interface RunQuery {
  state?: HookRunState | undefined;
  plugin?: string | undefined;
  item?: string | undefined;
  hook?: DurableHookName | undefined;
  limit: number;
  cursor?: string | undefined;
}

export const COUNTED_STATES = ['pending', 'running', 'retry', 'waiting', 'dead'] as const;
export type RunCounts = Record<(typeof COUNTED_STATES)[number], number>;

/** Reads the runs for people. */
@Injectable()
export class RunList {
  constructor(
    private readonly reader: DatabaseReader,
    private readonly live: LiveHookRuns,
  ) {}

  /** Newest first. @throws RequestError `bad_request` for a cursor that is none */
  async page(query: RunQuery): Promise<{ items: HookRunView[]; nextCursor: string | null }> {
    const { sql, params } = runPage(query);
    const rows = await this.reader.all<HookRunRow & { reason: RunReason }>(sql, params);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return { items: page.map((row) => this.view(row)), nextCursor: last ? String(last.id) : null };
  }

  /** How many runs of each plugin stand open, and how many are dead; plugins without any are left out. */
  async counts(): Promise<({ plugin: string } & RunCounts)[]> {
    const rows = await this.reader.all<{ plugin: string; state: keyof RunCounts; count: number }>(
      `SELECT plugin, state, count(*) AS count FROM hook_run INDEXED BY hook_run_unsettled
       WHERE ${IS_UNSETTLED} GROUP BY plugin, state`,
    );
    const byPlugin = new Map<string, RunCounts>();
    for (const { plugin, state, count } of rows) {
      const counts = byPlugin.get(plugin) ?? { pending: 0, running: 0, retry: 0, waiting: 0, dead: 0 };
      byPlugin.set(plugin, { ...counts, [state]: count });
    }
    return [...byPlugin].map(([plugin, counts]) => ({ plugin, ...counts }));
  }

  private view(row: HookRunRow & { reason: RunReason }): HookRunView {
    const result = JSON.parse(row.result ?? '{}') as HookRunResult;
    const { error_kind: kind, error_fault: fault, error_message: message } = row;
    return {
      id: row.id,
      eventId: row.event_id,
      itemId: row.entity,
      plugin: row.plugin,
      version: row.version,
      hook: row.hook,
      state: row.state,
      attempt: row.attempt,
      retries: row.retries,
      reason: row.reason,
      nextAt: row.next_at,
      progress: this.live.get(row.id)?.progress ?? row.progress,
      error: kind !== null && fault !== null ? { kind, fault, message: message ?? '' } : null,
      artifacts: result.artifacts ?? [],
      note: result.note ?? null,
      createdAt: row.created_at,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
    };
  }
}

/** The page and one row more; each filter with the index that makes it cheap. Exported for the test of its plan. */
export function runPage({ state, plugin, item, hook, limit, cursor }: RunQuery): { sql: string; params: SqlValue[] } {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
    throw new RequestError('bad_request', 'The cursor is not one of this list.', {
      details: [{ path: 'cursor', message: 'give the nextCursor of the page before' }],
    });
  }
  const filters: [string, SqlValue | undefined][] = [
    ['run.entity', item],
    ['run.state', state],
    ['run.plugin', plugin],
    ['run.hook', hook],
  ];
  const used = filters.filter((filter): filter is [string, SqlValue] => filter[1] !== undefined);
  const where = used.map(([column]) => ` AND ${column} = ?`).join('');
  const [first] = used;
  const index = first ? INDEX_OF[first[0]] : undefined;
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  return {
    sql: `SELECT run.*, event.reason FROM hook_run AS run ${index ? `INDEXED BY ${index}` : ''}
      CROSS JOIN hook_event AS event ON event.id = run.event_id
      WHERE run.id < ?${where} ORDER BY run.id DESC LIMIT ?`,
    params: [before, ...used.map(([, value]) => value), limit + 1],
  };
}

/** In the order of {@link runPage}: the first filter that is given has the fewest rows. */
const INDEX_OF: Record<string, string> = {
  'run.entity': 'hook_run_entity',
  'run.state': 'hook_run_state',
  'run.plugin': 'hook_run_plugin',
};
