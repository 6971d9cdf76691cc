import { Injectable, Logger } from '@nestjs/common';
import { WriteQueue } from '../database/index.js';
import { Clock, toHostError, type Item } from '../domain/index.js';
import { Expander } from './expansion/expander.js';
import { ItemAdder } from './commands/item-adder.js';
import { ItemCommands, type Command } from './commands/item-commands.js';
import type { ItemProcessor } from './item-processor.js';
import type { ActionResult, ItemAction, ItemFilter, MoveTarget } from './item-query.js';
import type { ItemRow } from './rows/item-row.js';
import { ItemView } from './view/item-view.js';
import { LiveRuns } from './live/live-runs.js';
import { Moves } from './commands/moves.js';
import type { AddResult, NewItem } from './new-item.js';
import { PathReservations } from './store/path-reservations.js';
import { QueueReader } from './queue-reader.js';
import { QueueRegistry } from './queue-registry.js';
import { Removals, type Removal } from './commands/removals.js';
import { Retention } from './rows/retention.js';
import type { TransitionListener } from './transition-listener.js';
import { WakeUps } from './pacing/wake-ups.js';

/** So many commands of one bulk action wait for one commit together. */
const ACTIONS_AT_ONCE = 250;

/** Commands of the queue; each resolves after its commit. */
@Injectable()
export class QueueService {
  private readonly logger = new Logger('Queue');

  constructor(
    private readonly writeQueue: WriteQueue,
    private readonly registry: QueueRegistry,
    private readonly adder: ItemAdder,
    private readonly commands: ItemCommands,
    private readonly moves: Moves,
    private readonly removals: Removals,
    private readonly paths: PathReservations,
    private readonly retention: Retention,
    private readonly reader: QueueReader,
    private readonly view: ItemView,
    private readonly runs: LiveRuns,
    private readonly expander: Expander,
    private readonly wakeUps: WakeUps,
    private readonly clock: Clock,
  ) {}

  /** What runs the items; exactly one. */
  registerProcessor(processor: ItemProcessor): void {
    this.registry.registerProcessor(processor);
  }

  /** Hears of every state change inside its unit. */
  onTransition(listener: TransitionListener): void {
    this.registry.onTransition(listener);
  }

  /**
   * Adds items in one unit, all or nothing, in their order. What is there already is left alone while it is active;
   * what has ended is queued again, as far as something of it is missing, another quality is wanted, or `force` is set.
   */
  async add(entries: readonly NewItem[]): Promise<AddResult[]> {
    const results = await this.writeQueue.run(async (tx) => {
      const added: AddResult[] = [];
      for (const entry of entries) added.push(await this.adder.add(tx, entry));
      return added;
    });
    this.wakeUps.wake();
    return results;
  }

  /** Stops a track or the tracks of a collection; staged bytes are kept. @throws RequestError `not_found`, `illegal_transition` */
  pause(id: string): Promise<Item> {
    return this.perform('pause', id);
  }

  /** Lets a paused item go on. @throws RequestError `not_found`, `illegal_transition` */
  resume(id: string): Promise<Item> {
    return this.perform('resume', id);
  }

  /** Stops for good: sockets are closed at once, staged bytes dropped. @throws RequestError `not_found`, `illegal_transition` */
  cancel(id: string): Promise<Item> {
    return this.perform('cancel', id);
  }

  /** Queues again what failed, was cancelled or skipped; of a collection only that. @throws RequestError as above */
  retry(id: string): Promise<Item> {
    return this.perform('retry', id);
  }

  /** Moves an item in the list and in the order of downloading. @throws RequestError `not_found`, `bad_request` */
  async move(id: string, target: MoveTarget): Promise<Item> {
    const row = await this.writeQueue.run((tx) => this.moves.move(tx, id, target));
    this.wakeUps.wake();
    return this.view.of(row);
  }

  /**
   * Takes an item off the list, cancelled first; history and all-time counters stay, files too.
   * @param options.isWithFiles whether the caller deletes the files; then no hook is to run for them any more. Default false
   * @returns ids that are gone, library paths that no other completed item holds, and those of what else belonged to them;
   *   whoever deletes those files calls {@link releasePaths} afterwards
   * @throws RequestError `not_found`
   */
  async remove(id: string, options: { isWithFiles?: boolean } = {}): Promise<Removal> {
    this.expander.stopById(id);
    let stopped = this.runs.stop(id, 'cancelled');
    // A file that is being put into the library is finished first, so that nobody loses track of it.
    while (stopped.publishing.length > 0) {
      stopped.release();
      await Promise.all(stopped.publishing.map((run) => run.ended));
      stopped = this.runs.stop(id, 'cancelled');
    }
    const { rows, ...removal } = await this.writeQueue
      .run((tx) => this.removals.remove(tx, id, options.isWithFiles ?? false))
      .finally(stopped.release);
    await this.discardStaged(rows);
    this.wakeUps.wake();
    return removal;
  }

  /** Frees the names of files that were deleted from the library. */
  releasePaths(paths: readonly string[]): Promise<void> {
    return this.writeQueue.run(async (tx) => {
      await this.paths.release(tx, paths);
      for (const listener of this.registry.listeners) await listener.onFilesDeleted?.(tx, paths);
    });
  }

  /**
   * One action on many items, each for itself: some may fail. With a filter: on all items that match it now.
   * @param remove how one is removed; default: its files stay
   */
  async act(
    action: ItemAction,
    target: { ids: readonly string[] } | { filter: ItemFilter },
    remove: (id: string) => Promise<unknown> = (id) => this.remove(id),
  ): Promise<ActionResult[]> {
    const ids = 'ids' in target ? [...new Set(target.ids)] : await this.matching(target.filter);
    const results: ActionResult[] = [];
    for (let from = 0; from < ids.length; from += ACTIONS_AT_ONCE) {
      const slice = ids.slice(from, from + ACTIONS_AT_ONCE);
      const done = await this.performTogether(action, slice.filter(isTrackId)).catch(() => new Set<string>());
      const result = async (id: string): Promise<ActionResult> =>
        done.has(id) ? { id, ok: true } : this.attempt(action, id, remove);
      results.push(...(await Promise.all(slice.map(result))));
    }
    return results;
  }

  /** For scheduled care: drops timelines of finished items and history that are older than this, and old transfer notes. */
  prune(olderThanMs: number): Promise<void> {
    return this.retention.prune(this.clock.now() - olderThanMs);
  }

  private async perform(command: Command, id: string): Promise<Item> {
    const isStop = command === 'pause' || command === 'cancel';
    // At once, before anything is written: the socket of a cancelled transfer closes now.
    const stopped = isStop ? this.runs.stop(id, command === 'pause' ? 'paused' : 'cancelled') : null;
    if (isStop) this.expander.stopById(id);
    const untouchable = stopped?.publishing.map(({ seq }) => seq) ?? [];
    const row = await this.writeQueue
      .run((tx) => this.commands.perform(tx, command, id, untouchable))
      .finally(stopped?.release);
    if (command === 'cancel') await this.discardCancelled(row);
    this.wakeUps.wake();
    return this.view.of(row);
  }

  /** What many tracks have done at once; each of the others is then asked to do it by itself, and says why it cannot. */
  private async performTogether(action: ItemAction, ids: readonly string[]): Promise<Set<string>> {
    if (action === 'retry' || action === 'remove' || ids.length < 2) return new Set();
    const kind = action === 'pause' ? 'paused' : 'cancelled';
    const stops = action === 'resume' ? [] : ids.map((id) => this.runs.stop(id, kind));
    const untouchable = stops.flatMap(({ publishing }) => publishing.map(({ seq }) => seq));
    const rows = await this.writeQueue
      .run((tx) => this.commands.performOnTracks(tx, action, ids, untouchable))
      .finally(() => {
        for (const { release } of stops) release();
      });
    if (action === 'cancel') await this.discardStaged(rows);
    this.wakeUps.wake();
    return new Set(rows.map(({ id }) => id));
  }

  private async discardCancelled(row: ItemRow): Promise<void> {
    if (row.type === 'track') {
      await this.discardStaged([row]);
      return;
    }
    const rows = await this.writeQueue.run((tx) =>
      tx.all<ItemRow>("SELECT * FROM item WHERE parent_seq = ? AND status = 'cancelled' AND started_at IS NOT NULL", [
        row.seq,
      ]),
    );
    await this.discardStaged(rows);
  }

  /** What still runs drops its own bytes when it has ended. */
  private async discardStaged(rows: readonly ItemRow[]): Promise<void> {
    const { processor } = this.registry;
    if (!processor) return;
    for (const row of rows) {
      const mayHaveStaged = row.type === 'track' && row.started_at !== null && row.status !== 'completed';
      if (!mayHaveStaged || this.runs.get(row.seq)) continue;
      await processor.discard(row.id).catch((error: unknown) => {
        this.logger.warn(`staged bytes of ${row.id} stay until the next start: ${toHostError(error).message}`);
      });
    }
  }

  private async matching(filter: ItemFilter): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await this.reader.page({ ...filter, sort: 'added', limit: 500, cursor });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  }

  private async attempt(
    action: ItemAction,
    id: string,
    remove: (id: string) => Promise<unknown>,
  ): Promise<ActionResult> {
    try {
      if (action === 'remove') await remove(id);
      else await this.perform(action, id);
      return { id, ok: true };
    } catch (error) {
      const { code, message } = toHostError(error);
      return { id, ok: false, error: { code, message } };
    }
  }
}

function isTrackId(id: string): boolean {
  return (id.split('.').at(-1) ?? '').startsWith('track_');
}
