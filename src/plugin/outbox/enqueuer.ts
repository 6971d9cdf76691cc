import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { EventBus } from '../../events/index.js';
import type { HookBinding } from '../hook-binding.js';
import type { HookSummary } from '../hook-subjects.js';
import { HookEventStore } from './rows/hook-event.store.js';
import { HookPlugins } from './hook-plugins.js';
import type { HookEventInput, Lane } from './rows/hook-run-row.js';
import { HookRunStore } from './rows/hook-run.store.js';
import { HookSummaries } from './rows/hook-summaries.js';
import { OutboxWakeUps } from './outbox-wake-ups.js';

/** Events that cause one another end here. */
const DEEPEST = 8;

export interface EnqueueOptions {
  /** Only this plugin gets a run. */
  plugin?: string;
  lane?: Lane;
  /** Facts of an item that is not on the list any more, as JSON. */
  payload?: string | null;
}

/** Makes hook runs due, in the unit of what made them so. */
@Injectable()
export class Enqueuer {
  constructor(
    private readonly plugins: HookPlugins,
    private readonly eventStore: HookEventStore,
    private readonly runs: HookRunStore,
    private readonly summaries: HookSummaries,
    private readonly wakeUps: OutboxWakeUps,
    private readonly events: EventBus,
  ) {}

  /** @returns null when no plugin wants it; it costs no statement then */
  async enqueue(tx: Transaction, event: HookEventInput, options: EnqueueOptions = {}): Promise<HookSummary | null> {
    const bindings = this.bindingsOf(event, options.plugin);
    if (bindings.length === 0) return null;
    if ((event.depth ?? 0) > DEEPEST) {
      this.refuse(tx, event);
      return null;
    }
    if (!(await this.isCovered(tx, event, bindings, options))) await this.insert(tx, event, bindings, options);
    return this.summaries.of(tx, event.itemId);
  }

  private bindingsOf({ name, origin }: HookEventInput, plugin?: string): HookBinding[] {
    return this.plugins
      .bindings(name)
      .filter((binding) => binding.plugin !== origin && (plugin === undefined || binding.plugin === plugin));
  }

  /**
   * Hooks of collections look at all members when their turn comes: one open event does for many causes. A replay of the whole library
   * adds nothing to what is due anyway.
   */
  private async isCovered(
    tx: Transaction,
    { name, itemId }: HookEventInput,
    bindings: readonly HookBinding[],
    { lane = 0, payload = null }: EnqueueOptions,
  ): Promise<boolean> {
    const mayBe = name === 'afterAlbum' || name === 'afterPlaylist' || lane === 1;
    return mayBe && payload === null && (await this.eventStore.isCovered(tx, name, itemId, bindings, lane));
  }

  private async insert(
    tx: Transaction,
    event: HookEventInput,
    bindings: readonly HookBinding[],
    { lane = 0, payload = null }: EnqueueOptions,
  ): Promise<void> {
    const { id, revision } = await this.eventStore.insert(tx, event, bindings, { lane, payload });
    const { itemId, name } = event;
    if (revision > 1) {
      await this.runs.supersedeOlder(tx, { id, itemId, name, plugins: bindings.map(({ plugin }) => plugin) });
    }
    await this.runs.refreshHead(tx, itemId);
    tx.afterCommit(() => {
      this.wakeUps.wake();
    });
  }

  private refuse(tx: Transaction, { name, itemId, origin }: HookEventInput): void {
    const cause = origin ? `, last of all ${origin}` : '';
    const message = `Plugins keep causing ${name} of ${itemId} for one another${cause}: it was stopped after ${String(DEEPEST)} rounds.`;
    tx.afterCommit(() => {
      this.events.publish('notice', { level: 'warning', code: 'plugin-loop', message });
    });
  }
}
