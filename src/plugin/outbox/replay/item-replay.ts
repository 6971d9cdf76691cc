import { Injectable } from '@nestjs/common';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import type { Transaction } from '../../../database/index.js';
import { HookSubjectsRegistry } from '../../hook-subjects-registry.js';
import { Enqueuer } from '../enqueuer.js';
import type { Lane } from '../rows/hook-run-row.js';

export interface ReplayOf {
  itemId: string;
  hook: DurableHookName;
  plugin: string;
  lane?: Lane;
  /** Facts of an item that is not on the list any more, as JSON. */
  payload?: string | null;
}

/** One hook of one plugin again, for one item: an event of its own. */
@Injectable()
export class ItemReplay {
  constructor(
    private readonly enqueuer: Enqueuer,
    private readonly subjects: HookSubjectsRegistry,
  ) {}

  /** @returns false when the plugin does not want it (any more) */
  async enqueue(tx: Transaction, { itemId, hook, plugin, lane = 0, payload = null }: ReplayOf): Promise<boolean> {
    const event = { name: hook, itemId, reason: 'replay', origin: null } as const;
    const summary = await this.enqueuer.enqueue(tx, event, { plugin, lane, payload });
    if (!summary) return false;
    await this.subjects.current.settled(tx, { itemId, summary, patch: null, note: null });
    return true;
  }
}
