import { Injectable } from '@nestjs/common';
import { DatabaseReader, WriteQueue } from '../../../database/index.js';
import { HookSubjectsRegistry } from '../../hook-subjects-registry.js';
import { HookPlugins } from '../hook-plugins.js';
import { IS_OPEN, IS_UNSETTLED } from './hook-run-row.js';
import { HookSummaries } from './hook-summaries.js';

const KEPT_MS = 14 * 24 * 3_600_000;
const EVENTS_AT_ONCE = 500;

export const OLD_EVENTS = `
SELECT id, created_at AS at FROM hook_event INDEXED BY hook_event_created
WHERE created_at < ?1 AND (created_at, id) > (?2, ?3) ORDER BY created_at, id LIMIT ${String(EVENTS_AT_ONCE)}`;

/** Not those without which a track must not be seen: it goes on waiting for them. */
const END_OF_GONE = `
UPDATE hook_run SET state = 'skipped', finished_at = ?1, result = json_object('note', 'its plugin is gone')
WHERE id IN (
  SELECT id FROM hook_run INDEXED BY hook_run_unsettled
  WHERE plugin = ?2 AND ${IS_UNSETTLED} AND state = 'waiting' AND created_at < ?3 AND on_error = 'continue' LIMIT 200)
RETURNING entity`;

const FORGET_ENDED = `
DELETE FROM hook_event WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
  SELECT 1 FROM hook_run WHERE hook_run.event_id = hook_event.id AND ${IS_OPEN})`;

/** Bounds what the outbox remembers, in small units so that nobody waits for it. */
@Injectable()
export class OutboxRetention {
  constructor(
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly plugins: HookPlugins,
    private readonly summaries: HookSummaries,
    private readonly subjects: HookSubjectsRegistry,
  ) {}

  /** Events of more than 14 days go, once all their runs have ended. @param now epoch ms */
  async prune(now: number): Promise<void> {
    const before = now - KEPT_MS;
    await this.endRunsOfGonePlugins(before, now);
    let last: { id: number; at: number } | undefined = { id: 0, at: 0 };
    while (last) {
      const events: { id: number; at: number }[] = await this.reader.all(OLD_EVENTS, [before, last.at, last.id]);
      last = events.at(-1);
      if (!last) return;
      await this.writeQueue.run((tx) => tx.run(FORGET_ENDED, [JSON.stringify(events.map(({ id }) => id))]));
    }
  }

  /** Runs of a plugin that is switched off wait as long as it takes; of one that is not there any more they need not. */
  private async endRunsOfGonePlugins(before: number, now: number): Promise<void> {
    const known = await this.reader.all<{ plugin: string }>(
      `SELECT DISTINCT plugin FROM hook_run INDEXED BY hook_run_unsettled WHERE ${IS_UNSETTLED}`,
    );
    for (const { plugin } of known.filter((row) => !this.plugins.installed(row.plugin))) {
      while ((await this.endSome(plugin, before, now)) > 0);
    }
  }

  private endSome(plugin: string, before: number, now: number): Promise<number> {
    return this.writeQueue.run(async (tx) => {
      const rows = await tx.all<{ entity: string }>(END_OF_GONE, [now, plugin, before]);
      for (const itemId of new Set(rows.map(({ entity }) => entity))) {
        const summary = await this.summaries.of(tx, itemId);
        await this.subjects.current.settled(tx, { itemId, summary, patch: null, note: null });
      }
      return rows.length;
    });
  }
}
