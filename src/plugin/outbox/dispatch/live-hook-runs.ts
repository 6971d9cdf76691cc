import { Injectable } from '@nestjs/common';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import type { HookFailure } from '../../hook-failure.js';
import type { HookRunRow } from '../rows/hook-run-row.js';

/** A run that is being executed. */
export class LiveHookRun {
  private readonly controller = new AbortController();
  private settleEnd: () => void = () => undefined;
  /** 0–1, as the hook last said; null when it has said nothing. */
  progress: number | null = null;
  /** Resolves when nothing of it is left. */
  readonly ended = new Promise<void>((resolve) => (this.settleEnd = resolve));

  constructor(readonly row: HookRunRow) {}

  get id(): number {
    return this.row.id;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The host takes it back: it is not the plugin's fault. */
  abort(why: HookFailure): void {
    this.controller.abort(why);
  }

  end(): void {
    this.settleEnd();
  }
}

/** The runs that are being executed. */
@Injectable()
export class LiveHookRuns {
  private readonly runs = new Map<number, LiveHookRun>();

  add(run: LiveHookRun): void {
    this.runs.set(run.id, run);
  }

  delete(run: LiveHookRun): void {
    this.runs.delete(run.id);
  }

  get(id: number): LiveHookRun | null {
    return this.runs.get(id) ?? null;
  }

  all(): LiveHookRun[] {
    return [...this.runs.values()];
  }

  count(plugin: string, hook: DurableHookName): number {
    return this.all().filter(({ row }) => row.plugin === plugin && row.hook === hook).length;
  }
}
