import type { BeforeDownloadEvent, DurableHookName, TrackPatch } from '@deemusic/plugin-sdk';
import type { WriteQueue } from '../../src/database/index.js';
import { SystemClock } from '../../src/domain/index.js';
import { ArtifactStore } from '../../src/plugin/files/artifact-store.js';
import type {
  BeforeDownloadVerdict,
  HookFacts,
  HookSubjects,
  HookSummary,
  PluginHost,
} from '../../src/plugin/index.js';
import type { Transaction } from '../../src/queue/index.js';

/** A hook of a made-up plugin. */
export interface FakeHook {
  plugin: string;
  hook: DurableHookName;
  onError?: 'continue' | 'fail';
  /** Its plugin cannot run: its runs wait, and nothing waits for them. */
  isUnable?: boolean;
}

interface RunRow {
  id: number;
  plugin: string;
  hook: DurableHookName;
  state: string;
  on_error: string;
  error_message: string | null;
}

/**
 * A stand-in for the plugin host with its runs in the real tables, so that they survive what the queue survives. Nothing is executed:
 * a test says how each run ends.
 */
export class FakePluginHost {
  holdMs = 120_000;
  hooks: FakeHook[] = [];
  verdict: BeforeDownloadVerdict = { skip: null, patch: {}, notes: [] };
  readonly asked: BeforeDownloadEvent[] = [];
  /** Paths at which somebody put another file in the place of a plugin's. */
  readonly replaced = new Set<string>();
  private readonly artifacts = new ArtifactStore(new SystemClock());
  private subjects: HookSubjects | null = null;

  constructor(private readonly writeQueue: WriteQueue) {}

  /** Where a {@link PluginHost} is wanted. */
  asHost(): PluginHost {
    return this as unknown as PluginHost;
  }

  registerSubjects(subjects: HookSubjects): void {
    this.subjects = subjects;
  }

  async enqueue(tx: Transaction, event: { name: DurableHookName; itemId: string }): Promise<HookSummary | null> {
    const wanted = this.hooks.filter(({ hook }) => hook === event.name);
    if (wanted.length === 0) return null;
    const { lastId } = await tx.run(
      `INSERT INTO hook_event (name, entity, revision, reason, created_at) VALUES (?, ?, 1, 'live', 0)`,
      [event.name, event.itemId],
    );
    for (const [seq, { plugin, hook, onError = 'continue', isUnable = false }] of wanted.entries()) {
      await tx.run(
        `INSERT INTO hook_run (event_id, entity, plugin, version, hook, stage, seq, state, on_error, retries, created_at)
         VALUES (?, ?, ?, '1.0.0', ?, 'normal', ?, ?, ?, 5, 0)`,
        [lastId, event.itemId, plugin, hook, seq, isUnable ? 'waiting' : 'pending', onError],
      );
    }
    return this.summary(tx, event.itemId);
  }

  async supersede(tx: Transaction, itemId: string, _why: string): Promise<void> {
    await tx.run(`UPDATE hook_run SET state = 'skipped' WHERE entity = ? AND state IN ('pending', 'waiting')`, [
      itemId,
    ]);
  }

  async itemRemoved(
    tx: Transaction,
    itemId: string,
    facts: Partial<Record<DurableHookName, HookFacts>>,
  ): Promise<void> {
    for (const [name, known] of Object.entries(facts)) {
      await tx.run('UPDATE hook_event SET payload = ? WHERE entity = ? AND name = ?', [
        JSON.stringify(known),
        itemId,
        name,
      ]);
    }
  }

  async hasOpenRuns(tx: Transaction, itemId: string): Promise<boolean> {
    const { openProcess, openAfter } = await this.summary(tx, itemId);
    return openProcess + openAfter > 0;
  }

  beforeDownload(event: BeforeDownloadEvent): Promise<BeforeDownloadVerdict> {
    this.asked.push(event);
    return Promise.resolve(this.verdict);
  }

  releaseArtifacts(tx: Transaction, itemIds: readonly string[]): Promise<string[]> {
    return this.artifacts.release(tx, itemIds);
  }

  unchangedArtifacts(paths: readonly string[]): Promise<string[]> {
    return Promise.resolve(paths.filter((path) => !this.replaced.has(path)));
  }

  forgetArtifacts(tx: Transaction, paths: readonly string[]): Promise<void> {
    return this.artifacts.forget(tx, paths);
  }

  /** What a plugin wrote for an item. */
  recordArtifact(tx: Transaction, path: string, itemId: string): Promise<void> {
    const artifact = { path, plugin: 'p', kind: 'cover', sha256: 'made-up', former_sha256: null };
    return this.artifacts.record(tx, artifact, itemId);
  }

  /** What made runs due so far, in order: `afterTrack track_1`. */
  async events(): Promise<string[]> {
    return this.writeQueue.run(async (tx) => {
      const rows = await tx.all<{ name: string; entity: string }>('SELECT name, entity FROM hook_event ORDER BY id');
      return rows.map(({ name, entity }) => `${name} ${entity}`);
    });
  }

  /** States of the runs of an item, in order: `tagging processTrack pending`. */
  async runs(itemId: string): Promise<string[]> {
    const rows = await this.writeQueue.run((tx) => rowsOf(tx, itemId));
    return rows.map(({ plugin, hook, state }) => `${plugin} ${hook} ${state}`);
  }

  /** Ends the newest run of a plugin's hook for an item, or moves it between `pending` and `waiting`, as the host would. */
  async settle(
    itemId: string,
    [plugin, hook]: [string, DurableHookName],
    state: 'succeeded' | 'skipped' | 'dead' | 'waiting' | 'pending',
    more: { patch?: TrackPatch; note?: string; error?: string } = {},
  ): Promise<void> {
    await this.writeQueue.run(async (tx) => {
      const { changes } = await tx.run(
        `UPDATE hook_run SET state = ?, error_message = ?
         WHERE id = (SELECT max(id) FROM hook_run WHERE entity = ? AND plugin = ? AND hook = ?)`,
        [state, more.error ?? null, itemId, plugin, hook],
      );
      if (changes !== 1) throw new Error(`${plugin} has no run of ${hook} for ${itemId}`);
      const summary = await this.summary(tx, itemId);
      await this.subjects?.settled(tx, { itemId, summary, patch: more.patch ?? null, note: more.note ?? null });
    });
  }

  private async summary(tx: Transaction, itemId: string): Promise<HookSummary> {
    const newest = new Map((await rowsOf(tx, itemId)).map((row) => [`${row.plugin} ${row.hook}`, row]));
    const runs = [...newest.values()];
    const open = runs.filter(({ state }) => state === 'pending' || state === 'waiting');
    const process = open.filter(({ hook }) => hook === 'processTrack');
    const holding = process.filter((run) => run.state === 'pending' || run.on_error === 'fail');
    const dead = runs.filter(({ state }) => state === 'dead');
    const fatal = dead.find((run) => run.hook === 'processTrack' && run.on_error === 'fail');
    return {
      openProcess: process.length,
      holding: holding.length,
      isHeldForGood: holding.some((run) => run.on_error === 'fail'),
      openAfter: open.length - process.length,
      setAside: 0,
      done: runs.length - open.length - dead.length,
      dead: dead.length,
      failure: fatal ? { plugin: fatal.plugin, message: fatal.error_message ?? '' } : null,
    };
  }
}

function rowsOf(tx: Transaction, itemId: string): Promise<RunRow[]> {
  return tx.all<RunRow>(
    'SELECT id, plugin, hook, state, on_error, error_message FROM hook_run WHERE entity = ? ORDER BY id',
    [itemId],
  );
}
