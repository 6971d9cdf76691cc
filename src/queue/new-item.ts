import type { MediaRef, Priority, Quality } from '../domain/index.js';

/** One thing that somebody wants. */
export interface NewItem {
  ref: MediaRef;
  quality: Quality;
  /** Nobody asked for this quality, it is the setting: what is there keeps its own (but a clip is never enough). Default false. */
  isDefaultQuality?: boolean;
  priority: Priority;
  /** Download again although it is completed. Default false. */
  force?: boolean;
  /** Shown until the source has said the real one. */
  title?: string | null;
  /** Completed tracks (the item itself or its children) whose file is gone: they are downloaded again. */
  missingIds?: string[];
}

/**
 * What became of a {@link NewItem}. Neither created nor requeued: it was there, active or completed. A collection that was
 * at rest is listed once more in any case (its stage is `resolving` meanwhile), and what is new in it is queued.
 */
export interface AddResult {
  id: string;
  created: boolean;
  requeued: boolean;
}
