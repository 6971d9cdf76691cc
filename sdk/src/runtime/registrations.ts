import type { HookRun, PluginContext } from '../context.js';
import { Unrecoverable } from '../errors.js';
import type { HookName } from '../hooks.js';
import type { PluginEventName } from '../events.js';

export type HookHandler = (event: unknown, run: HookRun) => unknown;
export type Observer = (payload: unknown) => unknown;

/** What the manifest declares; null = nobody says, everything may be registered. */
export interface Declared {
  hooks: readonly HookName[] | null;
  events: readonly string[] | null;
}

/** What `setup` registers, held against the manifest: both say the same, or the plugin is not loaded. */
export class Registrations {
  readonly hooks = new Map<HookName, HookHandler>();
  readonly observers = new Map<PluginEventName, Observer>();
  readonly disposers: (() => void | Promise<void>)[] = [];
  private isOpen = true;

  constructor(private readonly declared: Declared) {}

  readonly hook: PluginContext['hook'] = (name, handler) => {
    this.check('hook', name, this.declared.hooks, this.hooks);
    this.hooks.set(name, handler as HookHandler);
  };

  readonly on: PluginContext['on'] = (name, observer) => {
    this.check('event', name, this.declared.events, this.observers);
    this.observers.set(name, observer as Observer);
  };

  readonly onDispose: PluginContext['onDispose'] = (callback) => {
    this.disposers.push(callback);
  };

  /** Ends `setup`. @throws Unrecoverable that names what is declared and was not registered */
  close(): void {
    this.isOpen = false;
    const missing = [
      ...(this.declared.hooks ?? []).filter((name) => !this.hooks.has(name)).map((name) => `hook "${name}"`),
      ...(this.declared.events ?? [])
        .filter((name) => !this.observers.has(name as PluginEventName))
        .map((name) => `event "${name}"`),
    ];
    if (missing.length === 0) return;
    throw new Unrecoverable(`The manifest declares ${missing.join(', ')}, but setup did not register it.`);
  }

  private check(
    what: 'hook' | 'event',
    name: string,
    declared: readonly string[] | null,
    taken: Map<string, unknown>,
  ): void {
    if (!this.isOpen) throw new Unrecoverable(`The ${what} "${name}" was registered after setup; do it in setup.`);
    if (taken.has(name)) throw new Unrecoverable(`The ${what} "${name}" was registered twice.`);
    if (declared === null || declared.includes(name)) return;
    throw new Unrecoverable(
      `The ${what} "${name}" was registered, but the manifest does not declare it: add it to "deemusic.${what}s" in package.json.`,
    );
  }
}
