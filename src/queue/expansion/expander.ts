import { Injectable, Logger } from '@nestjs/common';
import { LiveSettings } from '../../config/index.js';
import { DatabaseReader } from '../../database/index.js';
import { Clock, toHostError, type HoldReason, type HostError } from '../../domain/index.js';
import { DueTimer } from '../pacing/due-timer.js';
import { ExpansionStore, advance } from './expansion.store.js';
import { toQueuedItem } from '../rows/item-mapper.js';
import type { ItemProcessor } from '../item-processor.js';
import type { ItemRow, Lane } from '../rows/item-row.js';
import { LiveExpansion } from '../live/live-expansion.js';
import { NetworkOutage } from '../pacing/network-outage.js';
import { QueueHolds } from '../live/queue-holds.js';
import { isNetworkTrouble, judge } from '../pacing/retry-policy.js';
import { WakeUps } from '../pacing/wake-ups.js';

const NEXT = `
SELECT * FROM item INDEXED BY item_expand
WHERE status = 'pending' AND waiting IS NULL AND type <> 'track' AND expanded_at IS NULL
  AND lane IN (SELECT value FROM json_each(?))
ORDER BY priority, rank LIMIT ?`;

const NEXT_AGAIN = `
SELECT * FROM item INDEXED BY item_relist
WHERE relisting = 1 AND waiting IS NULL AND status <> 'paused' AND lane IN (SELECT value FROM json_each(?))
ORDER BY priority, rank LIMIT ?`;

/** Lists the members of collections: durable, page by page, without a download slot. */
@Injectable()
export class Expander {
  private readonly logger = new Logger('Queue');
  private readonly live = new Map<number, LiveExpansion>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: LiveSettings,
    private readonly reader: DatabaseReader,
    private readonly store: ExpansionStore,
    private readonly holds: QueueHolds,
    private readonly outage: NetworkOutage,
    private readonly dueTimer: DueTimer,
    private readonly wakeUps: WakeUps,
  ) {}

  get count(): number {
    return this.live.size;
  }

  /** Starts what is to be expanded next, up to `slots` at a time. */
  async fill(slots: number, processor: ItemProcessor): Promise<void> {
    const isProbe = this.outage.mayProbe;
    const except: HoldReason[] = isProbe ? ['network'] : [];
    const lanes = [0, 1].filter((lane) => this.holds.expansionHold(lane as Lane, except) === null);
    if (lanes.length === 0) return;
    // A listing that ends while the rows are read may look as if it had not begun: it is left to the next round.
    const liveBefore = new Set(this.live.keys());
    const params = [JSON.stringify(lanes), slots + liveBefore.size];
    const rows = await this.reader.all<ItemRow>(NEXT, params);
    const again = await this.reader.all<ItemRow>(NEXT_AGAIN, params);
    for (const row of [...rows, ...again]) {
      if (this.live.size >= slots || (isProbe && !this.outage.mayProbe)) return;
      if (liveBefore.has(row.seq)) continue;
      this.outage.noteProbe(row.seq);
      this.start(row, processor);
    }
  }

  /** Stops the listing of a collection at once. */
  stopById(id: string): void {
    for (const expansion of this.live.values()) if (expansion.id === id) expansion.stop();
  }

  /** Stops all and waits until nothing of them is left. */
  async stopAll(): Promise<void> {
    const all = [...this.live.values()];
    for (const expansion of all) expansion.stop();
    await Promise.all(all.map(({ ended }) => ended));
  }

  private start(row: ItemRow, processor: ItemProcessor): void {
    const expansion = new LiveExpansion(row.id);
    this.live.set(row.seq, expansion);
    void this.expand(row, processor, expansion.signal)
      .catch((error: unknown) => {
        this.logger.error(`${row.id} could not be expanded: ${toHostError(error).message}`);
        this.dueTimer.wakeIn(1000);
      })
      .finally(() => {
        // In whatever way it ended: a probe that nobody waits for any more would keep the queue held for ever.
        this.outage.noteNoAnswer(row.seq, true);
        this.live.delete(row.seq);
        expansion.end();
        this.wakeUps.wake();
      });
  }

  private async expand(row: ItemRow, processor: ItemProcessor, signal: AbortSignal): Promise<void> {
    let collection = await this.store.begin(row.seq);
    if (!collection) return;
    const isFirst = collection.expanded_at === null;
    const listing = await this.store.listing(row.seq, isFirst);
    let cursor = isFirst ? collection.expand_cursor : null;
    while (!signal.aborted) {
      let page;
      try {
        page = await processor.expand(toQueuedItem(collection, null), cursor, signal);
      } catch (error) {
        if (!signal.aborted) await this.failed(collection, toHostError(error));
        return;
      }
      this.outage.noteSuccess(row.seq);
      const written = await this.store.addPage(row.seq, page, listing);
      this.wakeUps.wake();
      if (!written || page.nextCursor === null) return;
      advance(listing, page, written.added);
      ({ collection } = written);
      cursor = page.nextCursor;
    }
  }

  private async failed(row: ItemRow, error: HostError): Promise<void> {
    if (isNetworkTrouble(error)) this.outage.noteNoAnswer(row.seq, false);
    else this.outage.noteSuccess(row.seq);
    const { maxRetries } = this.settings.current.network;
    const verdict = judge(error, { attempts: row.attempts, maxRetries, isNetworkHeld: this.outage.isHeld });
    const now = this.clock.now();
    if (verdict.kind === 'fail') {
      await this.store.fail(row.seq, error);
    } else if (verdict.kind === 'backoff') {
      const at = now + verdict.delayMs;
      await this.store.postpone(row.seq, error, at, { attempts: row.attempts + 1 });
      this.dueTimer.expect(at);
    } else {
      const needsAccount = verdict.hold === 'auth' || verdict.hold === 'config';
      const until = error.retryAfterMs === undefined ? {} : { until: now + error.retryAfterMs };
      if (verdict.hold) this.holds.hold(verdict.hold, { message: error.message, ...until });
      // A hold that does not close listings would have it ask again at once.
      const isStillOpen = this.holds.expansionHold(needsAccount ? 1 : row.lane) === null;
      const at = isStillOpen ? now + (error.retryAfterMs ?? 5000) : null;
      await this.store.postpone(row.seq, error, at, needsAccount ? { lane: 1 } : {});
      if (at !== null) this.dueTimer.expect(at);
    }
  }
}
