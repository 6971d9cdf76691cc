import { Injectable } from '@nestjs/common';
import { Observable, map, merge } from 'rxjs';
import { HOOK_NAMES, isDurable, type DurableHookName, type HookName } from '@deemusic/plugin-sdk';
import type { PluginHook } from '../../installed-plugin.js';
import { canRun } from '../../plugin-status.js';
import { PluginStatuses } from '../../registry/plugin-statuses.js';
import { HookPlugins } from '../hook-plugins.js';

/** Hooks with rows in the outbox. */
export const DURABLE_HOOKS: readonly DurableHookName[] = HOOK_NAMES.filter(isDurable);

/** Which hooks could be executed now; all others wait, and nothing waits for them. */
@Injectable()
export class HookAbility {
  /** Ids of plugins of which something may have changed. */
  readonly changed$: Observable<string>;

  constructor(
    private readonly plugins: HookPlugins,
    private readonly statuses: PluginStatuses,
  ) {
    this.changed$ = merge(plugins.changed$, statuses.changed$.pipe(map(({ id }) => id)));
  }

  /** The hook, when it is switched on and its plugin can run; else null. */
  able(plugin: string, name: HookName): PluginHook | null {
    if (!this.plugins.isEnabled(plugin) || !canRun(this.statuses.of(plugin).state)) return null;
    return this.plugins.installed(plugin)?.hooks.find((hook) => hook.name === name && hook.isEnabled) ?? null;
  }

  /** The hooks of a plugin whose runs are executed. */
  ableHooks(plugin: string): DurableHookName[] {
    return DURABLE_HOOKS.filter((name) => this.able(plugin, name) !== null);
  }

  /** Whether somebody wants this hook, be it able or not. Of an enabled plugin that is missing nobody knows the hooks: all are wanted. */
  isWanted(plugin: string, name: HookName): boolean {
    if (!this.plugins.isEnabled(plugin)) return false;
    const installed = this.plugins.installed(plugin);
    return installed === null || installed.hooks.some((hook) => hook.name === name && hook.isEnabled);
  }
}
