import type { Observable } from 'rxjs';
import type { Fault, PluginEventName } from '@deemusic/plugin-sdk';
import type { InstalledPlugin, PluginLaunch } from '../installed-plugin.js';

/** What the supervisor has to know of the plugins (port); the registry answers. */
export abstract class SupervisedPlugins {
  /** What a process is started with. @throws HostError */
  abstract launch(id: string): Promise<PluginLaunch>;
  abstract installed(id: string): InstalledPlugin | null;
  abstract isEnabled(id: string): boolean;
  abstract list(): readonly { id: string; events: readonly PluginEventName[] }[];
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
