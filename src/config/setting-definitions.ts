import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { QUALITIES } from '../domain/index.js';
import { ACCOUNT_DEFINITIONS } from './account-definitions.js';
import { LIMIT_DEFINITIONS } from './limit-definitions.js';
import { PLUGIN_DEFINITIONS } from './plugin-definitions.js';
import type { SettingForm, SettingGroup } from './setting-form.js';
import type { FlatSettings, SettingKey, SettingValue } from './setting-key.js';
import { basePath, flag, folder, httpUrl, integer, oneOf, secret, size, speed, text } from './setting-values.js';
import { TEMPLATE_DEFINITIONS } from './template-definitions.js';

/** All that is known of one setting. */
export interface SettingDefinition<K extends SettingKey = SettingKey> {
  /** Short name, for people. */
  readonly title: string;
  readonly group: SettingGroup;
  readonly schema: z.ZodType<NonNullable<SettingValue<K>>>;
  readonly form: SettingForm;
  readonly default: SettingValue<K>;
  readonly description: string;
  /** Shown instead of the default, when that is not the whole truth. */
  readonly defaultText?: string;
  /** Never shown, stored encrypted, also read from a file. */
  readonly isSecret?: true;
  /** A change takes effect at once. */
  readonly isLive?: true;
  /** Only by flag or environment: it is needed before, or must not lie in, `config.json`. */
  readonly isOutsideOnly?: true;
  /** A path of the machine; a relative one is taken from the folder where the host is started. */
  readonly isPath?: true;
  /** Several such paths, separated by colons. */
  readonly isPathList?: true;
}

/** Every setting: its form, default and description. All else (flags, manual, `GET /settings`) follows from here. */
export const SETTING_DEFINITIONS: { readonly [K in SettingKey]: SettingDefinition<K> } = {
  dataDir: {
    title: 'Data folder',
    group: 'access',
    ...folder(),
    default: './data',
    description: 'Database, plugins, settings and backups. One host per folder.',
    isOutsideOnly: true,
    isPath: true,
  },
  host: {
    title: 'Listen on',
    group: 'access',
    ...text('a host name or address is expected'),
    default: '127.0.0.1',
    description: 'Address to listen on; 0.0.0.0 for all.',
  },
  port: {
    title: 'Port',
    group: 'access',
    ...integer(0, 65_535),
    default: 6595,
    description: 'Port to listen on; 0 for any free one.',
  },
  basePath: {
    title: 'Base path',
    group: 'access',
    ...basePath(),
    default: '/',
    description: 'Sub-path behind a reverse proxy, for API, sockets and dashboard.',
  },
  publicUrl: {
    title: 'Public address',
    group: 'access',
    ...httpUrl(),
    default: null,
    description: 'The address that people use behind a reverse proxy; its origin and host are accepted.',
    isLive: true,
  },
  access: {
    title: 'Who may enter',
    group: 'access',
    ...oneOf(['auto', 'token', 'off']),
    default: 'auto',
    description:
      'Who may enter. `auto`: without a token only from this machine, directly, by a loopback name; anybody else needs a token. ' +
      '`token`: everybody needs one. `off`: nobody does. A reverse proxy on this machine that passes on neither the Host nor a ' +
      'Forwarded header cannot be told from a local program: use `token` with it.',
  },
  secretKey: {
    title: 'Secret key',
    group: 'access',
    ...secret(),
    default: null,
    defaultText: '`<data>/secret.key`, made at the first start',
    description: 'Encrypts the secrets that are stored in `config.json`.',
    isSecret: true,
    isOutsideOnly: true,
  },
  ...LIMIT_DEFINITIONS,
  ...PLUGIN_DEFINITIONS,
  apiToken: {
    title: 'Access token',
    group: 'access',
    ...secret(z.string().trim().min(16, { message: 'at least 16 characters are expected' })),
    default: null,
    description: 'An access token with the scope admin, set from outside. At least 16 characters.',
    isSecret: true,
    isOutsideOnly: true,
  },
  logLevel: {
    title: 'Log level',
    group: 'access',
    ...oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    default: 'info',
    description: 'How much the log says.',
    isLive: true,
  },
  'download.outputDir': {
    title: 'Music folder',
    group: 'library',
    ...folder(),
    default: './music',
    description: 'The library: where music goes.',
    isLive: true,
    isPath: true,
  },
  'download.quality': {
    title: 'Quality',
    group: 'downloads',
    ...oneOf(QUALITIES),
    default: 'FLAC',
    description:
      'The best format wanted. `PREVIEW` is the 30 s clip that the catalogue offers to anybody; it is never a fallback.',
    isLive: true,
  },
  'download.fallback': {
    title: 'Take a lower quality',
    group: 'downloads',
    ...flag(),
    default: true,
    description:
      'Take the next lower format when the wanted one is not to be had; the item is then marked as degraded.',
    isLive: true,
  },
  'download.concurrentDownloads': {
    title: 'Parallel downloads',
    group: 'downloads',
    ...integer(1, 64),
    default: 8,
    description: 'Transfers at once, 1 to 64.',
    isLive: true,
  },
  'download.transferThreads': {
    title: 'Transfer threads',
    group: 'downloads',
    ...integer(0, 4),
    default: Math.min(availableParallelism(), 2),
    defaultText: '`2`, or `1` on a machine with one core',
    description:
      'Threads that fetch, decrypt, check and write, 0 to 4. Each takes some memory; with 0 the transfers share the one that answers requests.',
  },
  'download.bandwidthLimit': {
    title: 'Speed limit',
    group: 'downloads',
    ...speed(),
    default: 0,
    description: 'Bytes per second for all transfers together; 0 for no limit.',
    isLive: true,
  },
  'download.minFreeSpace': {
    title: 'Keep free',
    group: 'library',
    ...size(),
    default: 512 * 2 ** 20,
    defaultText: '`512MiB`',
    description: 'Below this much free space the queue waits, and goes on by itself.',
    isLive: true,
  },
  'network.timeout': {
    title: 'Connection timeout',
    group: 'network',
    ...integer(1, 3600, 'seconds'),
    default: 30,
    description: 'Seconds without a byte after which a connection counts as dead (not for the whole body).',
    isLive: true,
  },
  'network.maxRetries': {
    title: 'Retries',
    group: 'network',
    ...integer(0, 100),
    default: 3,
    description: 'How often a failed download is tried again, with growing delays, before it counts as failed.',
    isLive: true,
  },
  ...TEMPLATE_DEFINITIONS,
  ...ACCOUNT_DEFINITIONS,
};

/** All names, in the order of the manual. */
export const SETTING_KEYS = Object.keys(SETTING_DEFINITIONS) as SettingKey[];

/** @returns the definition, without the type of the value */
export function definitionOf(key: SettingKey): SettingDefinition {
  return SETTING_DEFINITIONS[key];
}

/** @returns whether that is the name of a setting */
export function isSettingKey(name: string): name is SettingKey {
  return Object.hasOwn(SETTING_DEFINITIONS, name);
}

/** Every setting at its default; paths still relative. */
export function defaultFlatSettings(): FlatSettings {
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, definitionOf(key).default])) as FlatSettings;
}
