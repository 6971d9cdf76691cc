import { Injectable } from '@nestjs/common';
import type { BeforeDownloadEvent, DurableHookName } from '@deemusic/plugin-sdk';
import { LiveSettings } from '../config/index.js';
import type { Transaction } from '../database/index.js';
import { ArtifactStore } from './files/artifact-store.js';
import { Sidecars } from './files/sidecars.js';
import type { HookFacts, HookSubjects, HookSummary } from './hook-subjects.js';
import { HookSubjectsRegistry } from './hook-subjects-registry.js';
import { BeforeDownload, type BeforeDownloadVerdict } from './outbox/waterfall/before-download.js';
import type { HookEventInput } from './outbox/rows/hook-run-row.js';
import { Outbox } from './outbox/outbox.js';

/** The plugins, for the rooms that know the music. What takes a transaction is part of the caller's unit and stands or falls with it. */
@Injectable()
export class PluginHost {
  constructor(
    private readonly settings: LiveSettings,
    private readonly subjects: HookSubjectsRegistry,
    private readonly outbox: Outbox,
    private readonly waterfall: BeforeDownload,
    private readonly artifacts: ArtifactStore,
    private readonly sidecars: Sidecars,
  ) {}

  /** How long the publication of a track waits for its plugins, ms; live. */
  get holdMs(): number {
    return this.settings.current.plugins.holdSeconds * 1000;
  }

  /** Once, while the host is being put together; no run is executed before. @throws Error when it was done already */
  registerSubjects(subjects: HookSubjects): void {
    this.subjects.register(subjects);
  }

  /**
   * Makes a hook due for an item. Older runs of it that have not begun are skipped; a collection whose hook is due already gets no other.
   * @returns how the runs of the item stand now; null when no plugin wants it (no statement is executed then)
   */
  enqueue(tx: Transaction, event: HookEventInput): Promise<HookSummary | null> {
    return this.outbox.enqueue(tx, event);
  }

  /**
   * The item begins anew or was cancelled: its open and dead runs are skipped, those that run are stopped after the commit. The item
   * is not told by `settled`: whoever calls this knows.
   */
  supersede(tx: Transaction, itemId: string, why: string): Promise<void> {
    return this.outbox.supersede(tx, itemId, why);
  }

  /** The item leaves the list, its open runs stay: each hook's keep these facts. */
  itemRemoved(tx: Transaction, itemId: string, facts: Partial<Record<DurableHookName, HookFacts>>): Promise<void> {
    return this.outbox.itemRemoved(tx, itemId, facts);
  }

  /** Whether runs of the item are pending, running, to be retried, or wait for their plugin. */
  hasOpenRuns(tx: Transaction, itemId: string): Promise<boolean> {
    return this.outbox.hasOpenRuns(tx, itemId);
  }

  /**
   * Asks the plugins before any byte is fetched.
   * @throws HostError `plugin` (retryable) when a hook with `onError: fail` failed; the signal's reason when it was aborted
   */
  beforeDownload(event: BeforeDownloadEvent, signal: AbortSignal): Promise<BeforeDownloadVerdict> {
    return this.waterfall.ask(event, signal);
  }

  /** The items go with their files. @returns library paths of what plugins wrote for them and for no other item */
  releaseArtifacts(tx: Transaction, itemIds: readonly string[]): Promise<string[]> {
    return this.artifacts.release(tx, itemIds);
  }

  /** Of those paths: where no other file was put in the place of what a plugin wrote. @throws FilesystemError */
  unchangedArtifacts(paths: readonly string[]): Promise<string[]> {
    return this.sidecars.unchanged(paths);
  }

  /** These files were deleted, or are somebody else's by now. */
  forgetArtifacts(tx: Transaction, paths: readonly string[]): Promise<void> {
    return this.artifacts.forget(tx, paths);
  }
}
