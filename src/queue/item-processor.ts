import type { Transaction } from '../database/index.js';
import type { Item, ItemStage, ItemType, Quality } from '../domain/index.js';

/** How far the staged bytes of an item are, for resuming. */
export interface StagedState {
  /** Recording that the bytes belong to; bytes of another one are worthless. */
  recording: string;
  totalBytes: number | null;
  /** Strong ETag of the body, for If-Range. */
  validator: string | null;
  /** Offset known to be on the disk (fdatasync). */
  durableBytes: number;
  /** Boot of the machine in which more than `durableBytes` may be trusted. */
  bootId: string;
}

/** An item as its processor sees it: with what only the inside knows. */
export interface QueuedItem extends Item {
  source: string;
  /** Id within the source. */
  sourceId: string;
  /** What the processor stored with it; opaque to the queue, JSON. */
  meta: unknown;
  parent: { id: string; type: ItemType; title: string | null; meta: unknown; childCount: number } | null;
  /** `source:servedId:format`, once known. */
  recording: string | null;
  staged: StagedState | null;
  /** Where it will be published, relative to the library, once reserved. */
  targetPath: string | null;
}

/** Fields that a processor may write. Absent = unchanged. */
export interface ItemPatch {
  title?: string | null;
  artist?: string | null;
  album?: string | null;
  coverUrl?: string | null;
  meta?: unknown;
  qualityGot?: Quality | null;
  degraded?: boolean;
  bytes?: number;
  totalBytes?: number | null;
  staged?: StagedState | null;
  outputPath?: string | null;
  reused?: string | null;
  /** Marks that a full-format transfer began now; counted for the daily limit. */
  transferStartedAt?: number;
  /** In words, for the item's timeline (e.g. that another recording stands in). */
  note?: string;
}

/** What a running item may do. All saves are committed when they resolve. */
export interface RunContext {
  /** Aborted with a {@link RunInterruption} as its reason. */
  readonly signal: AbortSignal;
  setStage(stage: ItemStage): void;
  /** Cheap; sampled. Reaches the row at most once a second. */
  progress(bytes: number, totalBytes: number | null): void;
  /** @param admit may refuse it, inside the unit: then nothing is saved */
  save(patch: ItemPatch, admit?: Admission): Promise<void>;
  /**
   * Commits in one step what was found out and what comes of it: this item becomes the only one that transfers the recording, the path is
   * reserved, and the transfer is noted, unless completed items hold the same recording already.
   * @throws TwinRunningError when another item transfers it now: let it pass, the item is claimed again when that one ended;
   *   what `begin.admit` throws. Nothing is changed then
   */
  undertake(undertaking: Undertaking): Promise<Undertaken>;
  /**
   * Reserves the first candidate that no other recording holds (case and Unicode form do not count) and stores it as `targetPath`.
   * @param candidates relative paths, most wanted first; the last one must be unique
   */
  reservePath(candidates: readonly string[], recording: string): Promise<string>;
  /** Whether the host has put a file at that path before; any other file there is somebody else's. */
  isPublished(path: string): Promise<boolean>;
  /** Whether the host has put a file there before, and no other item of the list has it or will put its own there. */
  isSoleHolder(path: string): Promise<boolean>;
  /** Frees the name of a file that was deleted. */
  releasePath(path: string): Promise<void>;
}

/** Decides inside a unit, by what is committed by then. */
export type Admission = (tx: Transaction) => Promise<void>;

/** What a run is about to do. */
export interface Undertaking {
  recording: string;
  /** Relative paths, as of {@link RunContext.reservePath}. */
  candidates: readonly string[];
  /** What is known of the item now. */
  patch: ItemPatch;
  /** What a transfer needs beyond it; null = it is under way already. */
  begin: { patch: ItemPatch; admit: Admission } | null;
}

export interface Undertaken {
  /** The reserved path. */
  path: string;
  /** Completed items that hold the same recording, newest first; look at their files before a transfer. Then `begin` was not done. */
  holders: { id: string; outputPath: string }[];
}

/** Why a run was stopped from outside. */
export class RunInterruption extends Error {
  constructor(readonly kind: 'paused' | 'cancelled' | 'shutdown') {
    super(`run interrupted: ${kind}`);
    this.name = 'RunInterruption';
  }
}

/** Another item transfers the same recording now. */
export class TwinRunningError extends Error {
  constructor(readonly recording: string) {
    super(`another item transfers ${recording}`);
    this.name = 'TwinRunningError';
  }
}

/** A member of a collection, to be queued. */
export interface NewChild {
  sourceId: string;
  title: string;
  artist: string | null;
  album: string | null;
  coverUrl: string | null;
  meta: unknown;
}

/** One page of a collection. */
export interface ExpansionPage {
  /** Written to the collection together with the page. */
  head: Pick<ItemPatch, 'title' | 'artist' | 'album' | 'coverUrl' | 'meta'>;
  children: NewChild[];
  nextCursor: string | null;
}

export type DownloadOutcome = { kind: 'staged' } | { kind: 'skipped'; reason: string };

/** What the queue runs; the download room registers the only one. Errors are HostErrors, data for the retry policy. */
export interface ItemProcessor {
  /** One page of a collection's members; committed together with the next cursor, so a restart goes on there. */
  expand(collection: QueuedItem, cursor: string | null, signal: AbortSignal): Promise<ExpansionPage>;
  /** From claim to verified staged file; a download slot is held. */
  download(item: QueuedItem, run: RunContext): Promise<DownloadOutcome>;
  /**
   * Post-processing and publication; repeated from the start after a crash, so each half-step must be repeatable.
   * @returns where the file is, relative to the library
   */
  finish(item: QueuedItem, run: RunContext): Promise<string>;
  /** Drops the staged bytes of an item that will not go on. Never fails when there are none. */
  discard(itemId: string): Promise<void>;
  /** At boot, before the first claim: drops staged bytes that belong to no living item. */
  sweep(isLiving: (itemId: string) => boolean): Promise<void>;
}
