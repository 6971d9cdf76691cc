import { Injectable, Logger } from '@nestjs/common';
import type { Artifact, RunReason } from '@deemusic/plugin-sdk';
import { DatabaseReader } from '../../../database/index.js';
import { Clock, HostError } from '../../../domain/index.js';
import { HookFailure } from '../../hook-failure.js';
import type { HookFacts, HookSubject } from '../../hook-subjects.js';
import { HookSubjectsRegistry } from '../../hook-subjects-registry.js';
import { RunScopes } from '../../run-scopes.js';
import { ArtifactStore } from '../../files/artifact-store.js';
import { heeded } from '../heeded.js';
import { HookAbility } from '../ability/hook-ability.js';
import { readOutput } from './hook-output.js';
import { HookRunner } from '../hook-runner.js';
import type { LiveHookRun } from './live-hook-runs.js';
import { toHostFailure, type RunOutcome } from './run-outcome.js';

/** The supervisor needs two seconds to cancel and then kills; whatever takes longer is left behind. */
const GRACE_MS = 5_000;
const LEFT = 'it was taken off the list';
const NO_FILE = 'its file is gone';

interface EventFacts {
  payload: string | null;
  reason: RunReason;
}

/** One attempt of a run: what is known of the item → its file and pictures → the plugin → a checked result. */
@Injectable()
export class RunExecutor {
  private readonly logger = new Logger('Plugins');

  constructor(
    private readonly clock: Clock,
    private readonly reader: DatabaseReader,
    private readonly subjects: HookSubjectsRegistry,
    private readonly ability: HookAbility,
    private readonly runner: HookRunner,
    private readonly scopes: RunScopes,
    private readonly artifacts: ArtifactStore,
  ) {}

  /** Never rejects. */
  async execute(run: LiveHookRun): Promise<RunOutcome> {
    try {
      return await heeded(this.attempt(run), run.signal, this.clock, GRACE_MS);
    } catch (error) {
      // However the plugin's process ended after it: the host took the run back.
      if (run.signal.aborted) return { kind: 'failed', failure: toHostFailure(run.signal.reason) };
      const failure = toHostFailure(error);
      if (isOwnFault(failure)) this.logger.error(`${nameOf(run)}: ${wordsOf(failure.cause)}`);
      return { kind: 'failed', failure };
    }
  }

  private async attempt(run: LiveHookRun): Promise<RunOutcome> {
    const { hook } = run.row;
    const event = await this.reader.get<EventFacts>(
      `SELECT hook_event.payload, hook_event.reason FROM hook_event JOIN hook_run ON hook_run.event_id = hook_event.id
       WHERE hook_run.id = ? AND hook_run.state = 'running'`,
      [run.id],
    );
    // Taken back between the claim and now; nobody waits for it.
    if (!event) throw new HookFailure('cancelled', 'host', 'a newer run took its place', 0);
    run.signal.throwIfAborted();
    const facts = await this.factsOf(run, event);
    if (!facts) return { kind: 'skipped', note: LEFT };
    const subject = await this.subjects.current.subject(hook, facts, run.signal);
    if (!subject) return { kind: 'skipped', note: NO_FILE };
    run.signal.throwIfAborted();
    const raw = await this.inScope(run, facts, subject, event.reason);
    const output = readOutput(hook, raw);
    await this.assertOwn(run.row.plugin, output.artifacts ?? []);
    this.logger.debug(`${nameOf(run)} is done`);
    return { kind: 'succeeded', output };
  }

  private factsOf({ row }: LiveHookRun, { payload }: EventFacts): Promise<HookFacts | null> {
    if (payload !== null) return Promise.resolve(JSON.parse(payload) as HookFacts);
    return this.subjects.current.facts(row.hook, row.entity);
  }

  /** While the hook runs, and not longer, its process may touch the file. */
  private async inScope(run: LiveHookRun, facts: HookFacts, subject: HookSubject, reason: RunReason): Promise<unknown> {
    const { plugin, hook, entity: itemId } = run.row;
    const runId = String(run.id);
    const over = new AbortController();
    const signal = AbortSignal.any([run.signal, over.signal]);
    this.scopes.begin({ runId, plugin, hook, itemId, facts, subject, signal });
    try {
      return await this.call(run, subject, reason);
    } finally {
      over.abort(new HookFailure('cancelled', 'host', 'the run is over'));
      this.scopes.end(runId);
    }
  }

  private call(run: LiveHookRun, subject: HookSubject, reason: RunReason): Promise<unknown> {
    const { id, plugin, hook: name, entity, event_id: eventId, attempt } = run.row;
    const hook = this.ability.able(plugin, name);
    if (!hook) throw new HookFailure('cancelled', 'host', 'its plugin was switched off', 0);
    const call = {
      runId: String(id),
      hook,
      payload: subject.event,
      idempotencyKey: `${name}/${entity}/${String(eventId)}`,
      attempt,
      reason,
      isLate: subject.isLate,
      onProgress: (fraction: number): void => {
        run.progress = Math.min(1, Math.max(0, fraction));
      },
    };
    return this.runner.run(plugin, call, run.signal);
  }

  /** @throws HookFailure `protocol` for a file that the plugin did not write by `ctx.files.writeSidecar` */
  private async assertOwn(plugin: string, artifacts: readonly Artifact[]): Promise<void> {
    for (const [index, { path }] of artifacts.entries()) {
      if ((await this.artifacts.find(this.reader, path))?.plugin === plugin) continue;
      const place = `artifacts.${String(index)}.path`;
      const message = `What the hook returned is not right at ${place}: ${plugin} wrote no file ${path}; use ctx.files.writeSidecar.`;
      throw new HookFailure('protocol', 'plugin', message);
    }
  }
}

function nameOf({ row }: LiveHookRun): string {
  return `${row.hook} of ${row.entity} by ${row.plugin}`;
}

/** What nobody foresaw. */
function isOwnFault({ fault, kind, cause }: HookFailure): boolean {
  return fault === 'host' && kind === 'error' && !(cause instanceof HostError);
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
