import type {
  AlbumEvent,
  DurableHookName,
  ImageFile,
  ImageKind,
  LibraryItem,
  PlaylistEvent,
  TrackEvent,
  TrackPatch,
} from '@deemusic/plugin-sdk';
import type { Transaction } from '../database/index.js';

/** What is known of an item, JSON; opaque to this room. */
export type HookFacts = Record<string, unknown>;

/** The event of a hook, ready to be sent. */
export interface HookSubject {
  event: TrackEvent | AlbumEvent | PlaylistEvent;
  /** A `processTrack` whose track is published already. */
  isLate: boolean;
}

/** How the hook runs of one item stand; of each plugin's hook the newest run counts. */
export interface HookSummary {
  /**
   * Open `processTrack` runs of the track's own life: pending, running, to be retried, or waiting for a plugin that is in use but cannot
   * run. Those that do it again (replays) are counted by `openAfter`.
   */
  openProcess: number;
  /** Open `processTrack` runs that the publication waits for, replays too. */
  holding: number;
  /** Whether one of these is of a plugin without which the track must not be published (`onError: fail`). */
  isHeldForGood: boolean;
  /** All other open runs. */
  openAfter: number;
  /**
   * Open runs of plugins or hooks that are switched off. They keep until somebody switches them on again, count nowhere else meanwhile,
   * and are told of when that changes.
   */
  setAside: number;
  done: number;
  dead: number;
  /** The first dead `processTrack` run with `onError: fail`. */
  failure: { plugin: string; message: string } | null;
}

/** What came of a run, for its item. */
export interface HookSettlement {
  itemId: string;
  summary: HookSummary;
  /** Facts that the run corrected. */
  patch: TrackPatch | null;
  /** For the item's timeline. */
  note: string | null;
}

/**
 * What the plugin host has to know of the music and must not look up itself (port); the room that knows the items registers it.
 */
export abstract class HookSubjects {
  /** What is known of the item now; null when it is gone from the list. */
  abstract facts(hook: DurableHookName, itemId: string): Promise<HookFacts | null>;

  /**
   * Completes the facts to an event: finds the file, fetches the pictures.
   * @returns null when there is nothing to work on any more, e.g. the file is gone
   */
  abstract subject(hook: DurableHookName, facts: HookFacts, signal: AbortSignal): Promise<HookSubject | null>;

  /** A picture in another size. @returns null when there is none */
  abstract image(facts: HookFacts, kind: ImageKind, pixels: number, signal: AbortSignal): Promise<ImageFile | null>;

  abstract item(id: string): Promise<LibraryItem | null>;

  abstract items(query: {
    q?: string;
    parent?: string;
    status?: string;
    limit?: number;
    cursor?: string;
  }): Promise<{ items: LibraryItem[]; nextCursor: string | null }>;

  /** Called in the unit that changed how the runs of an item stand. */
  abstract settled(tx: Transaction, settlement: HookSettlement): Promise<void>;

  /** Ids of the items to which a hook applies now, for "do it again for the whole library"; page by page. */
  abstract candidates(hook: DurableHookName, after: string | null): Promise<{ ids: string[]; next: string | null }>;
}
