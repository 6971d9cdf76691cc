import { PLUGIN_API_VERSION } from '@deemusic/plugin-sdk';
import semver from 'semver';

/** Where a manifest names the versions of the plugin API that it was made for. */
export const API_ENGINE = 'deemusic-plugin-api';

/**
 * Whether a plugin was made for this plugin API.
 * @returns null, or the reason why not
 */
export function apiRangeFault(content: Readonly<Record<string, unknown>>): string | null {
  const range = (content.engines as Record<string, unknown> | undefined)?.[API_ENGINE];
  if (typeof range !== 'string')
    return `package.json must name the plugin API it was made for: engines["${API_ENGINE}"]`;
  if (semver.validRange(range) === null) return `engines["${API_ENGINE}"] is not a range of versions`;
  if (semver.satisfies(PLUGIN_API_VERSION, range)) return null;
  return `it was made for plugin API ${range}, and this is ${PLUGIN_API_VERSION}; a newer version of ${newerOf(range)} is needed`;
}

function newerOf(range: string): 'DeeMusic' | 'the plugin' {
  return semver.gtr(PLUGIN_API_VERSION, range) ? 'the plugin' : 'DeeMusic';
}
