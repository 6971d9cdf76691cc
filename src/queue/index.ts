export type {
  Admission,
  DownloadOutcome,
  ExpansionPage,
  ItemPatch,
  ItemProcessor,
  NewChild,
  QueuedItem,
  RunContext,
  StagedState,
  Undertaken,
  Undertaking,
} from './item-processor.js';
export { RunInterruption, TwinRunningError } from './item-processor.js';
export {
  ITEM_SORTS,
  TIMELINE_EVENTS,
  type ActionResult,
  type HistoryEntry,
  type HistoryPage,
  type HistoryQuery,
  type ItemAction,
  type ItemFilter,
  type ItemPage,
  type ItemQuery,
  type ItemSort,
  type MoveTarget,
  type QueueCounters,
  type Standing,
  type TimelineEntry,
} from './item-query.js';
export type { AddResult, NewItem } from './new-item.js';
export { PostProcessing, type PostSettlement } from './store/post-processing.js';
export { QueueControl, type QueuePatch } from './queue-control.js';
export { QueueModule } from './queue.module.js';
export { QueueReader } from './queue-reader.js';
export type { Transaction } from '../database/index.js';
export { QueueRegistry } from './queue-registry.js';
export { queuePatchSchema } from './queue-state.schema.js';
export { QueueService } from './queue.service.js';
export type { ItemChange, ItemRemoval, TransitionEffect, TransitionListener } from './transition-listener.js';
export { WorkerPool } from './pool/worker-pool.js';
