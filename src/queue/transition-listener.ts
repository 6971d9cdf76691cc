import type { Transaction } from '../database/index.js';
import type { ItemStatus } from '../domain/index.js';
import type { QueuedItem } from './item-processor.js';

/** A state change of a track, or of a collection by its fold. */
export interface ItemChange {
  /** As it is after the change. */
  item: QueuedItem;
  from: ItemStatus;
  to: ItemStatus;
  /** Epoch ms. */
  at: number;
}

/**
 * Hears of every state change inside the unit that makes it: what it writes through `tx` stands or falls with the change.
 * A unit may run twice, so database work only. A throw rolls the change back.
 */
export interface TransitionListener {
  onTransition(tx: Transaction, change: ItemChange): Promise<void>;
}
