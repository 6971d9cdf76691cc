import { flag, integer, oneOf, text } from './setting-values.js';

/** Which plugins run, and how long music waits for them. */
export const PLUGIN_DEFINITIONS = {
  'plugins.mode': {
    title: 'Plugins that run',
    group: 'plugins',
    ...oneOf(['off', 'bundled', 'all']),
    default: 'all',
    description: 'Which plugins run: none, the bundled ones, or also installed ones.',
  },
  'plugins.holdSeconds': {
    title: 'Wait for plugins',
    group: 'plugins',
    ...integer(0, 3600, 'seconds'),
    default: 120,
    description:
      'Seconds that a track waits for its plugins, 0 to 3600. Then it is published without them, and they catch up on the published file.',
    isLive: true,
  },
  'plugins.ignoreApiRange': {
    title: 'Ignore the API version',
    group: 'plugins',
    ...flag(),
    default: false,
    description: 'Load plugins that were made for another version of the plugin API too. They may fail in every way.',
  },
  pluginPath: {
    title: 'Folders for development',
    group: 'plugins',
    ...text('a list of folders is expected'),
    default: null,
    description:
      'For authors of plugins: folders, separated by colons, each a plugin or a folder of plugins. They are run from where they lie.',
    isOutsideOnly: true,
    isPathList: true,
  },
} as const;
