import type { DurableHookName, ImageFile, LibraryItem, TrackEvent } from '@deemusic/plugin-sdk';
import type { Transaction } from '../../src/database/index.js';
import { HookSubjects, type HookFacts, type HookSettlement, type HookSubject } from '../../src/plugin/hook-subjects.js';

/** Items that are there because the test says so. What is settled is written in the same unit, as the real one does. */
export class FakeHookSubjects extends HookSubjects {
  /** Items that left the list. */
  readonly removed = new Set<string>();
  /** Items whose file is gone. */
  readonly fileless = new Set<string>();
  readonly items_ = new Map<string, LibraryItem>();
  /** Last settlement of each item that was committed. */
  readonly settlements = new Map<string, HookSettlement>();
  /** Every committed note, in order. */
  readonly notes: string[] = [];
  readonly pages = new Map<DurableHookName, string[][]>();
  settledCount = 0;
  onSubject: (itemId: string, signal: AbortSignal) => Promise<void> = () => Promise.resolve();
  onSettled: (tx: Transaction, settlement: HookSettlement) => Promise<void> = () => Promise.resolve();

  override async facts(_hook: DurableHookName, itemId: string): Promise<HookFacts | null> {
    return this.removed.has(itemId) ? null : { itemId };
  }

  override async subject(_hook: DurableHookName, facts: HookFacts, signal: AbortSignal): Promise<HookSubject | null> {
    const itemId = String(facts.itemId);
    await this.onSubject(itemId, signal);
    if (this.fileless.has(itemId)) return null;
    return { event: { item: { id: itemId }, facts } as unknown as TrackEvent, isLate: false };
  }

  override image(): Promise<ImageFile | null> {
    return Promise.resolve(null);
  }

  override async item(id: string): Promise<LibraryItem | null> {
    return this.items_.get(id) ?? null;
  }

  override async items(query: { parent?: string; status?: string; limit?: number; cursor?: string }) {
    const all = [...this.items_.values()].filter(
      ({ parentId, status }) => parentId === query.parent && (query.status === undefined || status === query.status),
    );
    const from = Number(query.cursor ?? 0);
    const to = from + (query.limit ?? 100);
    return { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null };
  }

  override async settled(tx: Transaction, settlement: HookSettlement): Promise<void> {
    await this.onSettled(tx, settlement);
    tx.afterCommit(() => {
      this.settledCount++;
      this.settlements.set(settlement.itemId, settlement);
      if (settlement.note !== null) this.notes.push(settlement.note);
    });
  }

  override async candidates(hook: DurableHookName, after: string | null) {
    const pages = this.pages.get(hook) ?? [];
    const at = Number(after ?? 0);
    return { ids: pages[at] ?? [], next: at + 1 < pages.length ? String(at + 1) : null };
  }
}
