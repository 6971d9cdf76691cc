import type { PluginNotifications, PluginRequestName, PluginRequests } from '../protocol/index.js';

/** What a plugin's context stands on: the host at the other end of the pipe, or the testkit's own. */
export interface HostLink {
  /** @throws PluginError as the host answers; fault `host` when it cannot be reached */
  request<Name extends PluginRequestName>(
    name: Name,
    params: PluginRequests[Name]['params'],
    signal?: AbortSignal,
  ): Promise<PluginRequests[Name]['result']>;
  notify<Name extends keyof PluginNotifications>(name: Name, params: PluginNotifications[Name]): void;
}
