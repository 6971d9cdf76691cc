import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { AudioQuality, BeforeDownloadEvent, TrackPatch } from '@deemusic/plugin-sdk';
import { HostError, toHostError } from '../../../domain/index.js';
import type { HookBinding } from '../../hook-binding.js';
import { HookFailure } from '../../hook-failure.js';
import { mergedPatch, patchedTrack } from '../../track-patch.js';
import { readBeforeDownload, type BeforeDownloadAnswer } from './before-download-answer.js';
import { HookAbility } from '../ability/hook-ability.js';
import { HookPlugins } from '../hook-plugins.js';
import { HookRunner } from '../hook-runner.js';

/** What the plugins say before any byte is fetched. */
export interface BeforeDownloadVerdict {
  /** The first that does not want it; later ones were not asked. */
  skip: { plugin: string; reason: string } | null;
  /** What all of them changed, later ones over earlier ones. */
  patch: { quality?: AudioQuality; tags?: TrackPatch; targetPath?: string };
  /** Which plugins were passed over, and why; for the timeline. */
  notes: string[];
}

/** Asks the plugins in order, each with what those before it changed. Not durable: it is asked again whenever the item runs again. */
@Injectable()
export class BeforeDownload {
  private readonly logger = new Logger('Plugins');

  constructor(
    private readonly plugins: HookPlugins,
    private readonly ability: HookAbility,
    private readonly runner: HookRunner,
  ) {}

  /**
   * @throws HostError `plugin`, retryable, when a hook without which the item must not be fetched failed; the signal's reason when it was
   *   aborted
   */
  async ask(event: BeforeDownloadEvent, signal: AbortSignal): Promise<BeforeDownloadVerdict> {
    const verdict: BeforeDownloadVerdict = { skip: null, patch: {}, notes: [] };
    let seen = event;
    for (const binding of this.plugins.bindings('beforeDownload')) {
      if (!this.ability.able(binding.plugin, 'beforeDownload')) continue;
      const answer = await this.answerOf(binding, seen, signal, verdict.notes);
      if (answer.skip !== undefined) return { ...verdict, skip: { plugin: binding.plugin, reason: answer.skip } };
      if (answer.patch) verdict.patch = added(verdict.patch, answer.patch);
      if (answer.patch?.tags && seen.track) seen = { ...seen, track: patchedTrack(seen.track, answer.patch.tags) };
    }
    return verdict;
  }

  /** A failing or slow plugin is passed over with a note, unless it said that its failure matters. */
  private async answerOf(
    binding: HookBinding,
    event: BeforeDownloadEvent,
    signal: AbortSignal,
    notes: string[],
  ): Promise<BeforeDownloadAnswer> {
    const { plugin, hook } = binding;
    try {
      return readBeforeDownload(await this.call(binding, event, signal));
    } catch (error) {
      signal.throwIfAborted();
      await this.hold(plugin, error);
      const { message } = error instanceof HookFailure ? error : toHostError(error);
      if (hook.onError === 'fail') {
        throw new HostError('plugin', `${plugin} failed before the download: ${message}`, true, { cause: error });
      }
      notes.push(`${plugin} was passed over: ${message}`);
      return {};
    }
  }

  private call({ plugin, hook }: HookBinding, event: BeforeDownloadEvent, signal: AbortSignal): Promise<unknown> {
    const runId = `before-${randomUUID()}`;
    const call = {
      runId,
      hook,
      payload: event,
      idempotencyKey: runId,
      attempt: 1,
      reason: 'live',
      isLate: false,
    } as const;
    return this.runner.run(plugin, call, signal);
  }

  private async hold(plugin: string, error: unknown): Promise<void> {
    if (!(error instanceof HookFailure) || (error.kind !== 'needs-auth' && error.kind !== 'config')) return;
    const state = error.kind === 'config' ? 'needs_config' : 'needs_auth';
    await this.plugins.hold(plugin, state, error.message, error.fault).catch((fault: unknown) => {
      this.logger.error(`${plugin} could not be held: ${toHostError(fault).message}`);
    });
  }
}

function added(
  patch: BeforeDownloadVerdict['patch'],
  later: NonNullable<BeforeDownloadAnswer['patch']>,
): BeforeDownloadVerdict['patch'] {
  const tags = patch.tags && later.tags ? mergedPatch(patch.tags, later.tags) : (later.tags ?? patch.tags);
  return { ...patch, ...later, ...(tags ? { tags } : {}) };
}
