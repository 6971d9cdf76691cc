import type { PluginRequestName } from '@deemusic/plugin-sdk/protocol';

const NAMES: Record<PluginRequestName, true> = {
  'files/beginEdit': true,
  'files/commitEdit': true,
  'files/abandonEdit': true,
  'files/beginSidecar': true,
  'files/commitSidecar': true,
  'files/removeSidecar': true,
  'files/resolve': true,
  'images/get': true,
  'library/item': true,
  'library/items': true,
};

/** Whether it is something that a plugin can ask of the host. */
export function isPluginRequest(method: string): method is PluginRequestName {
  return Object.hasOwn(NAMES, method);
}
