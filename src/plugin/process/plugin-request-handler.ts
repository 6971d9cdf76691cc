import type { PluginRequestName } from '@deemusic/plugin-sdk/protocol';

/** Answers what plugin processes ask of the host (port). */
export abstract class PluginRequestHandler {
  /**
   * @param plugin id of the plugin whose process asks
   * @param params as they came over the pipe: not checked
   * @param signal aborted when the process has ended or the plugin takes the request back
   * @throws HookFailure, which travels to the plugin as a typed error
   */
  abstract handle(plugin: string, method: PluginRequestName, params: unknown, signal: AbortSignal): Promise<unknown>;

  /** A run is over, however it ended: drops what it left open. */
  abstract runEnded(plugin: string, runId: string): Promise<void>;
}
