import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import type { Fault } from '@deemusic/plugin-sdk';
import { Clock } from '../../domain/index.js';
import { EventBus } from '../../events/index.js';
import { canRun, type PluginStateName, type PluginStatus } from '../plugin-status.js';

/** Why a plugin is in its state. */
export interface StatusDetail {
  reason?: string | null;
  fault?: Fault | null;
  /** Epoch ms. */
  nextTryAt?: number | null;
}

export interface StatusChange {
  id: string;
  before: PluginStateName;
  status: PluginStatus;
}

/**
 * How every plugin stands, in memory. Two speak of it: the supervisor says what a process does ({@link set}), the registry whether
 * there may be one at all ({@link hold}, {@link release}). A process that is still going down has no say about a plugin that was held.
 */
@Injectable()
export class PluginStatuses {
  private readonly statuses = new Map<string, PluginStatus>();
  private readonly held = new Set<string>();
  private readonly changes = new Subject<StatusChange>();

  /** What changed, after the fact; also when only the reason did. */
  readonly changed$: Observable<StatusChange> = this.changes.asObservable();

  constructor(
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** @returns `missing` for a plugin that nobody knows */
  of(id: string): PluginStatus {
    return this.statuses.get(id) ?? { state: 'missing', reason: null, fault: null, since: 0, nextTryAt: null };
  }

  /** What its process does. While the plugin is held, states in which it could run are not taken over. */
  set(id: string, state: PluginStateName, detail: StatusDetail = {}): void {
    if (this.held.has(id) && canRun(state)) return;
    this.write(id, state, detail);
  }

  /** For the registry alone: from now on it cannot run. */
  hold(id: string, state: PluginStateName, detail: StatusDetail & { since?: number } = {}): void {
    this.held.add(id);
    this.write(id, state, detail);
  }

  /** For the registry alone: it can run again; what could run already stays as it is. */
  release(id: string): void {
    this.held.delete(id);
    if (!this.statuses.has(id) || !canRun(this.of(id).state)) this.write(id, 'ready', {});
  }

  private write(id: string, state: PluginStateName, detail: StatusDetail & { since?: number }): void {
    const former = this.of(id);
    const { reason = null, fault = null, nextTryAt = null } = detail;
    if (this.statuses.has(id) && isSame(former, { state, reason, fault, nextTryAt })) return;
    const since = former.state === state && this.statuses.has(id) ? former.since : (detail.since ?? this.clock.now());
    const status: PluginStatus = { state, reason, fault, since, nextTryAt };
    this.statuses.set(id, status);
    this.changes.next({ id, before: former.state, status });
    this.events.publish('plugin.state', { id, ...status });
  }
}

function isSame(a: PluginStatus, b: Omit<PluginStatus, 'since'>): boolean {
  return a.state === b.state && a.reason === b.reason && a.fault === b.fault && a.nextTryAt === b.nextTryAt;
}
