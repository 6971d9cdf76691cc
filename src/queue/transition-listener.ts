import type { Transaction } from '../database/index.js';
import type { Item, ItemStatus, PostStatus } from '../domain/index.js';

/** A state change of a track, or of a collection by its fold. */
export interface ItemChange {
  /** As it is after the change. */
  item: Item;
  from: ItemStatus;
  /**
   * The same as `from` when a collection at rest lost a member and rests as before: what hangs on its members has to be done
   * again all the same.
   */
  to: ItemStatus;
  /** Epoch ms. */
  at: number;
}

/** What a listener makes of a change; written in the same unit, before anybody hears of it and before the fold. */
export interface TransitionEffect {
  /**
   * Only of a track that became `processing`: it waits for its plugins and is not published before `until` (epoch ms; null = for
   * good), unless {@link PostProcessing} releases it earlier. It holds no slot meanwhile.
   */
  waiting?: { until: number | null };
  post?: PostStatus;
  /** In words, for the item's timeline. */
  note?: string;
}

/** Items that leave the list. */
export interface ItemRemoval {
  /** The item that is removed, then its members; as they are until then. */
  items: readonly Item[];
  /** Whoever removes them deletes their files afterwards. */
  isWithFiles: boolean;
}

/**
 * Hears of every state change inside the unit that makes it: what it writes through `tx` stands or falls with the change.
 * A unit may run twice, so database work only. A throw rolls the change back.
 */
export interface TransitionListener {
  onTransition(tx: Transaction, change: ItemChange): Promise<TransitionEffect | void>;
  /**
   * Called while the rows are still there.
   * @returns library paths of further files that belong to the items, to be deleted with theirs
   */
  onRemoving?(tx: Transaction, removal: ItemRemoval): Promise<string[]>;
  /** The files at these library paths were deleted. */
  onFilesDeleted?(tx: Transaction, paths: readonly string[]): Promise<void>;
}
