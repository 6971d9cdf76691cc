import type { AuditFacts } from './subject.js';

interface Run {
  id: number;
  entity: string;
  plugin: string;
  hook: string;
  state: string;
  lease_until: number | null;
  owner: string | null;
  error_message: string | null;
}

/** Hook runs: all have ended well, none is held by anybody, and nothing stands in front of an item that has nothing to do. */
export async function auditOutbox({ query }: AuditFacts): Promise<string[]> {
  const runs = await query<Run>('SELECT * FROM hook_run ORDER BY id');
  const name = ({ id, hook, plugin, entity }: Run): string => `run ${String(id)} (${hook} of ${plugin} for ${entity})`;
  const events = await query<{ id: number }>(
    `SELECT id FROM hook_event WHERE NOT EXISTS (SELECT 1 FROM hook_run WHERE hook_run.event_id = hook_event.id)`,
  );
  return [
    ...runs
      .filter(({ state }) => state !== 'succeeded' && state !== 'skipped')
      .map((run) => `${name(run)} is ${run.state}: ${run.error_message ?? ''}`),
    ...runs
      .filter((run) => run.lease_until !== null || run.owner !== null)
      .map((run) => `${name(run)} is over and still held`),
    ...events.map(({ id }) => `event ${String(id)} has no run`),
  ];
}
