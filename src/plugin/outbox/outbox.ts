import { Injectable } from '@nestjs/common';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import type { Transaction } from '../../database/index.js';
import { HookFailure } from '../hook-failure.js';
import type { HookFacts, HookSummary } from '../hook-subjects.js';
import { Enqueuer } from './enqueuer.js';
import { HookEventStore } from './rows/hook-event.store.js';
import { HookRunStore } from './rows/hook-run.store.js';
import type { HookEventInput } from './rows/hook-run-row.js';
import { LiveHookRuns } from './dispatch/live-hook-runs.js';

/** What the life of an item means for its hook runs; each in the unit of what happened. */
@Injectable()
export class Outbox {
  constructor(
    private readonly enqueuer: Enqueuer,
    private readonly eventStore: HookEventStore,
    private readonly runs: HookRunStore,
    private readonly live: LiveHookRuns,
  ) {}

  enqueue(tx: Transaction, event: HookEventInput): Promise<HookSummary | null> {
    return this.enqueuer.enqueue(tx, event);
  }

  /** What runs is taken back after the commit. */
  async supersede(tx: Transaction, itemId: string, why: string): Promise<void> {
    const ids = await this.runs.supersedeItem(tx, itemId, why);
    if (ids.length === 0) return;
    tx.afterCommit(() => {
      for (const id of ids) this.live.get(id)?.abort(new HookFailure('cancelled', 'host', why));
    });
  }

  async itemRemoved(
    tx: Transaction,
    itemId: string,
    facts: Partial<Record<DurableHookName, HookFacts>>,
  ): Promise<void> {
    for (const [name, known] of Object.entries(facts))
      await this.eventStore.keepFacts(tx, itemId, name as DurableHookName, known);
  }

  hasOpenRuns(tx: Transaction, itemId: string): Promise<boolean> {
    return this.runs.hasOpen(tx, itemId);
  }
}
