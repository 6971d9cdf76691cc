import { Injectable } from '@nestjs/common';
import type { DurableHookName, LibraryItem } from '@deemusic/plugin-sdk';
import { WriteQueue, type Transaction } from '../../../database/index.js';
import { RequestError } from '../../../domain/index.js';
import { HookSubjectsRegistry } from '../../hook-subjects-registry.js';
import { DURABLE_HOOKS } from '../ability/hook-ability.js';
import { HookPlugins } from '../hook-plugins.js';
import { IS_UNSETTLED } from '../rows/hook-run-row.js';
import { ItemReplay, type ReplayOf } from './item-replay.js';
import { LibraryReplays, type ReplayJob } from './library-replays.js';

const RUNS_AT_ONCE = 200;
const RESTING = ['completed', 'partial', 'failed', 'skipped'];
const HOOKS_OF: Record<LibraryItem['type'], readonly DurableHookName[]> = {
  track: ['processTrack', 'afterTrack'],
  album: ['processTrack', 'afterTrack', 'afterAlbum'],
  playlist: ['processTrack', 'afterTrack', 'afterPlaylist'],
};

export const DEAD_RUNS = `
SELECT id, entity AS itemId, (SELECT payload FROM hook_event WHERE hook_event.id = event_id) AS payload
FROM hook_run INDEXED BY hook_run_unsettled
WHERE plugin = ? AND ${IS_UNSETTLED} AND state = 'dead' AND hook = ? AND id > ? ORDER BY id LIMIT ${String(RUNS_AT_ONCE)}`;

/** What somebody wants to be done again, without any download. */
export type ReplayRequest =
  | { runIds: number[] }
  | { itemId: string; plugin?: string | undefined; hook?: DurableHookName | undefined }
  | { plugin: string; hook?: DurableHookName | undefined; scope: 'dead' | 'all' };

/** How many runs were made due, or the job that makes them due. */
export type ReplayAnswer = { queued: number } | { job: ReplayJob };

/** Hook runs again, on what is there. */
@Injectable()
export class Replays {
  constructor(
    private readonly writeQueue: WriteQueue,
    private readonly plugins: HookPlugins,
    private readonly subjects: HookSubjectsRegistry,
    private readonly items: ItemReplay,
    private readonly library: LibraryReplays,
  ) {}

  /** @throws RequestError `not_found`, `conflict` */
  async replay(request: ReplayRequest): Promise<ReplayAnswer> {
    if ('runIds' in request) return { queued: await this.runs(request.runIds) };
    if ('itemId' in request) return { queued: await this.item(request.itemId, request.plugin, request.hook) };
    const hooks = this.hooksOf(request.plugin, request.hook);
    if (request.scope === 'all') return { job: await this.library.begin(request.plugin, hooks) };
    let queued = 0;
    for (const hook of hooks) queued += await this.dead(request.plugin, hook);
    return { queued };
  }

  /** All or none. */
  private runs(ids: readonly number[]): Promise<number> {
    return this.writeQueue.run(async (tx) => {
      for (const id of new Set(ids)) {
        const run = await tx.get<ReplayOf>(
          `SELECT hook_run.entity AS itemId, hook_run.hook, hook_run.plugin, hook_event.payload
           FROM hook_run JOIN hook_event ON hook_event.id = hook_run.event_id WHERE hook_run.id = ?`,
          [id],
        );
        if (!run) throw new RequestError('not_found', `There is no run ${String(id)}.`);
        if (!(await this.items.enqueue(tx, run))) throw notBound(run.plugin, run.hook);
      }
      return new Set(ids).size;
    });
  }

  private async item(itemId: string, plugin?: string, hook?: DurableHookName): Promise<number> {
    const item = await this.subjects.current.item(itemId);
    if (!item) throw new RequestError('not_found', `There is no item ${itemId}.`);
    const hooks = HOOKS_OF[item.type].filter((name) => hook === undefined || name === hook);
    const pairs = hooks.flatMap((name) => this.boundTo(name, plugin).map((id) => ({ hook: name, plugin: id })));
    if (pairs.length === 0) throw new RequestError('conflict', `No enabled plugin has such a hook for ${itemId}.`);
    let queued = await this.ownRuns(item, pairs);
    const ofMembers = pairs.filter((pair) => item.type !== 'track' && HOOKS_OF.track.includes(pair.hook));
    if (ofMembers.length > 0) queued += await this.members(itemId, ofMembers);
    if (queued === 0)
      throw new RequestError('conflict', `Nothing of ${itemId} is there yet; its hooks run by themselves.`);
    return queued;
  }

  private async ownRuns(item: LibraryItem, pairs: readonly Omit<ReplayOf, 'itemId'>[]): Promise<number> {
    const isTrack = item.type === 'track';
    if (isTrack ? item.status !== 'completed' : !RESTING.includes(item.status)) return 0;
    const own = pairs.filter((pair) => isTrack || !HOOKS_OF.track.includes(pair.hook));
    return this.writeQueue.run((tx) =>
      this.each(
        tx,
        own.map((pair) => ({ ...pair, itemId: item.id })),
      ),
    );
  }

  private async members(parent: string, pairs: readonly Omit<ReplayOf, 'itemId'>[]): Promise<number> {
    let queued = 0;
    let cursor: string | null = null;
    do {
      const page: { items: LibraryItem[]; nextCursor: string | null } = await this.subjects.current.items({
        parent,
        status: 'completed',
        limit: RUNS_AT_ONCE,
        ...(cursor === null ? {} : { cursor }),
      });
      const wanted = page.items.flatMap(({ id }) => pairs.map((pair) => ({ ...pair, itemId: id })));
      queued += await this.writeQueue.run((tx) => this.each(tx, wanted));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return queued;
  }

  /** A slice at a time. A replayed run is dead no more, so none is met twice. */
  private async dead(plugin: string, hook: DurableHookName): Promise<number> {
    let queued = 0;
    let after: number | undefined = 0;
    while (after !== undefined) {
      const from: number = after;
      const slice = await this.writeQueue.run(async (tx) => {
        const runs = await tx.all<{ id: number; itemId: string; payload: string | null }>(DEAD_RUNS, [
          plugin,
          hook,
          from,
        ]);
        const wanted = runs.map(({ itemId, payload }) => ({ itemId, payload, hook, plugin }));
        return { count: await this.each(tx, wanted), last: runs.at(-1)?.id };
      });
      queued += slice.count;
      after = slice.last;
    }
    return queued;
  }

  private async each(tx: Transaction, wanted: readonly ReplayOf[]): Promise<number> {
    let queued = 0;
    for (const replay of wanted) if (await this.items.enqueue(tx, replay)) queued++;
    return queued;
  }

  private hooksOf(plugin: string, hook?: DurableHookName): DurableHookName[] {
    const hooks = DURABLE_HOOKS.filter((name) => this.boundTo(name, plugin).length > 0);
    const wanted = hooks.filter((name) => hook === undefined || name === hook);
    if (wanted.length > 0) return wanted;
    if (!this.plugins.installed(plugin)) throw new RequestError('not_found', `There is no plugin ${plugin}.`);
    throw notBound(plugin, hook);
  }

  private boundTo(hook: DurableHookName, plugin?: string): string[] {
    const ids = this.plugins.bindings(hook).map((binding) => binding.plugin);
    return ids.filter((id) => plugin === undefined || id === plugin);
  }
}

function notBound(plugin: string, hook?: DurableHookName): RequestError {
  const what = hook === undefined ? 'has no hook that is switched on' : `does not run ${hook}`;
  return new RequestError('conflict', `${plugin} ${what}; enable the plugin and its hook first.`);
}
