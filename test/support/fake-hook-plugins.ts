import { Subject } from 'rxjs';
import type { HookName } from '@deemusic/plugin-sdk';
import type { HookBinding } from '../../src/plugin/hook-binding.js';
import type { InstalledPlugin, PluginHook } from '../../src/plugin/installed-plugin.js';
import { HookPlugins } from '../../src/plugin/outbox/hook-plugins.js';
import type { PluginStatuses } from '../../src/plugin/registry/plugin-statuses.js';

/** A hook with the usual defaults. */
export function hookOf(name: HookName, hook: Partial<PluginHook> = {}): PluginHook {
  return {
    name,
    order: 'normal',
    after: [],
    before: [],
    timeoutMs: 60_000,
    concurrency: 1,
    retries: 5,
    onError: 'continue',
    isEnabled: true,
    ...hook,
  };
}

/** Plugins without folders; the order of {@link add} is the order of their hooks. */
export class FakeHookPlugins extends HookPlugins {
  private readonly plugins = new Map<string, InstalledPlugin>();
  private readonly disabled = new Set<string>();
  private readonly changes = new Subject<string>();
  override readonly changed$ = this.changes.asObservable();
  readonly holds: string[] = [];

  constructor(private readonly statuses: PluginStatuses) {
    super();
  }

  add(id: string, ...hooks: PluginHook[]): void {
    this.plugins.set(id, {
      id,
      version: '1.0.0',
      displayName: id,
      description: id,
      origin: 'bundled',
      entry: `/${id}.js`,
      hooks,
      events: [],
      permissions: {},
      isNative: false,
      heapMb: 96,
      rssMb: 192,
      configSchema: null,
      uiSchema: null,
    });
    this.statuses.release(id);
    this.changes.next(id);
  }

  /** Its folder is gone. */
  lose(id: string): void {
    this.plugins.delete(id);
    this.statuses.hold(id, 'missing');
    this.changes.next(id);
  }

  disable(id: string): void {
    this.disabled.add(id);
    this.statuses.hold(id, 'disabled');
    this.changes.next(id);
  }

  enable(id: string): void {
    this.disabled.delete(id);
    this.statuses.release(id);
    this.changes.next(id);
  }

  override bindings(name: HookName): HookBinding[] {
    return [...this.plugins.values()]
      .filter(({ id }) => this.isEnabled(id))
      .flatMap(({ id: plugin, version, hooks }) =>
        hooks.filter((hook) => hook.name === name && hook.isEnabled).map((hook) => ({ plugin, version, hook })),
      );
  }

  override installed(id: string): InstalledPlugin | null {
    return this.plugins.get(id) ?? null;
  }

  override isEnabled(id: string): boolean {
    return !this.disabled.has(id);
  }

  override async hold(id: string, state: 'needs_config' | 'needs_auth' | 'tripped', reason: string): Promise<void> {
    this.holds.push(`${id} ${state}: ${reason}`);
    this.statuses.hold(id, state, { reason });
    this.changes.next(id);
  }
}
