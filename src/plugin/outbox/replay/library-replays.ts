import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Subscription } from 'rxjs';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import { DatabaseReader, WriteQueue, type Transaction } from '../../../database/index.js';
import { Clock, CoalescedRounds, RequestError, toHostError } from '../../../domain/index.js';
import { HookSubjectsRegistry } from '../../hook-subjects-registry.js';
import { HookPlugins } from '../hook-plugins.js';
import { ItemReplay } from './item-replay.js';

const KEY = 'plugin-replay:';
const TRY_AGAIN_MS = 5000;

/** A plugin's hooks for all that is there: "tag everything again". */
export interface ReplayJob {
  id: string;
  plugin: string;
  /** The hook that it is at, and those that come after it. */
  hooks: DurableHookName[];
  /** Where it stands in the list of that hook's items; null = at its beginning. */
  cursor: string | null;
  /** Runs that it has made due by now. */
  queued: number;
  createdAt: number;
}

/**
 * Replays of the whole library, one after the other, a page of items at a time. Where a job stands is a row of `meta`, moved on in the unit
 * that makes its runs due: a restart goes on from there. While its plugin is switched off it rests.
 */
@Injectable()
export class LibraryReplays {
  private readonly logger = new Logger('Plugins');
  private readonly rounds = new CoalescedRounds(() => this.round());
  private subscription: Subscription | null = null;
  private isClosed = false;

  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly plugins: HookPlugins,
    private readonly subjects: HookSubjectsRegistry,
    private readonly items: ItemReplay,
  ) {}

  /** Goes on with what a former host began; not awaited, the library may be large. */
  async start(): Promise<void> {
    for (const job of await this.list()) {
      if (!this.plugins.installed(job.plugin)) await this.writeQueue.run((tx) => forget(tx, job));
    }
    this.subscription = this.plugins.changed$.subscribe(() => {
      this.rounds.wake();
    });
    this.rounds.wake();
  }

  /** The page in progress is the last. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.subscription?.unsubscribe();
    await this.rounds.close();
  }

  /** Oldest first. */
  async list(): Promise<ReplayJob[]> {
    const rows = await this.reader.all<{ value: string }>('SELECT value FROM meta WHERE key >= ? AND key < ?', [
      KEY,
      `${KEY}~`,
    ]);
    return rows.map(({ value }) => JSON.parse(value) as ReplayJob).sort((a, b) => a.createdAt - b.createdAt);
  }

  /** @throws RequestError `conflict` while the same plugin's library is being replayed */
  async begin(plugin: string, hooks: DurableHookName[]): Promise<ReplayJob> {
    if ((await this.list()).some((job) => job.plugin === plugin)) {
      throw new RequestError('conflict', `A replay of the whole library for ${plugin} is under way; wait for its end.`);
    }
    const createdAt = this.clock.now();
    const job: ReplayJob = { id: randomUUID(), plugin, hooks, cursor: null, queued: 0, createdAt };
    await this.writeQueue.run((tx) => remember(tx, job));
    this.rounds.wake();
    return job;
  }

  /** Resolves when no page is being worked on. */
  idle(): Promise<void> {
    return this.rounds.idle();
  }

  private async round(): Promise<void> {
    try {
      for (const job of await this.list()) await this.workOff(job);
    } catch (error) {
      this.logger.error(`a replay of the library stopped for now: ${toHostError(error).message}`);
      this.clock.schedule(TRY_AGAIN_MS, () => {
        this.rounds.wake();
      });
    }
  }

  private async workOff(job: ReplayJob): Promise<void> {
    let at: ReplayJob | null = job;
    while (at && !this.isClosed) {
      const [hook] = at.hooks;
      if (hook && !this.plugins.bindings(hook).some(({ plugin }) => plugin === job.plugin)) return;
      at = await this.page(at, hook);
    }
  }

  /** @returns where the job stands then, or null when it is done */
  private async page(job: ReplayJob, hook: DurableHookName | undefined): Promise<ReplayJob | null> {
    const page = hook ? await this.subjects.current.candidates(hook, job.cursor) : { ids: [], next: null };
    return this.writeQueue.run(async (tx) => {
      let { queued } = job;
      for (const itemId of hook ? page.ids : []) {
        if (hook && (await this.items.enqueue(tx, { itemId, hook, plugin: job.plugin, lane: 1 }))) queued++;
      }
      const hooks = page.next === null ? job.hooks.slice(1) : job.hooks;
      const next: ReplayJob = { ...job, hooks, cursor: page.next, queued };
      if (hooks.length > 0) {
        await remember(tx, next);
        return next;
      }
      await forget(tx, job);
      return null;
    });
  }
}

async function remember(tx: Transaction, job: ReplayJob): Promise<void> {
  await tx.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
    `${KEY}${job.id}`,
    JSON.stringify(job),
  ]);
}

async function forget(tx: Transaction, { id }: ReplayJob): Promise<void> {
  await tx.run('DELETE FROM meta WHERE key = ?', [`${KEY}${id}`]);
}
