import type { Observable } from 'rxjs';
import type { Fault, HookName } from '@deemusic/plugin-sdk';
import type { HookBinding } from '../hook-binding.js';
import type { InstalledPlugin } from '../installed-plugin.js';

/** What the outbox has to know of the plugins (port); the registry answers. */
export abstract class HookPlugins {
  /** Enabled hooks of enabled plugins, in order. Cheap. */
  abstract bindings(name: HookName): HookBinding[];
  abstract installed(id: string): InstalledPlugin | null;
  abstract isEnabled(id: string): boolean;
  /** Somebody has to do something first: until then it cannot run. */
  abstract hold(
    id: string,
    state: 'needs_config' | 'needs_auth' | 'tripped',
    reason: string,
    fault: Fault,
  ): Promise<void>;
  /** Ids of plugins that were enabled or disabled, or whose hooks, order or config changed. */
  abstract readonly changed$: Observable<string>;
}
