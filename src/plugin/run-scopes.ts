import { Injectable } from '@nestjs/common';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import type { HookFacts, HookSubject } from './hook-subjects.js';

/** What a run that is being executed may touch. */
export interface RunScope {
  runId: string;
  plugin: string;
  hook: DurableHookName;
  itemId: string;
  facts: HookFacts;
  subject: HookSubject;
  /** Aborted when the run is over, however it ended. */
  signal: AbortSignal;
}

/** The runs that are being executed now: a request of a plugin process names one of them. */
@Injectable()
export class RunScopes {
  private readonly open = new Map<string, RunScope>();

  /** The run of a request, if it is that plugin's and not over. */
  get(runId: string, plugin: string): RunScope | null {
    const scope = this.open.get(runId);
    return scope?.plugin === plugin ? scope : null;
  }

  begin(scope: RunScope): void {
    this.open.set(scope.runId, scope);
  }

  end(runId: string): void {
    this.open.delete(runId);
  }
}
