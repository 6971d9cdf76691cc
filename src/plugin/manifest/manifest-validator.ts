import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { HOOK_NAMES, type PluginManifest } from '@deemusic/plugin-sdk';
import { ManifestError } from './found-plugin.js';
import { SDK_FOLDER } from './host-folders.js';
import { dotted, schemaFaults } from './schema-faults.js';
import { TookTooLong, withinTime } from './within-time.js';

/** So many faults are named at once. */
const SHOWN = 5;
/** A list with a hundred thousand entries must not hold up the host. */
const TIME_MS = 1000;

/** Names that are words of the REST paths. */
const RESERVED_IDS = ['runs', 'order', 'install'];

let compiled: ValidateFunction | null = null;

// Read when it is needed first: importing the room reads no file.
function validator(): ValidateFunction {
  if (compiled) return compiled;
  const schema = JSON.parse(readFileSync(join(SDK_FOLDER, 'manifest.schema.json'), 'utf8')) as object;
  return (compiled = new Ajv({ strict: false, allErrors: true, verbose: true, logger: false }).compile(schema));
}

/**
 * The block `deemusic` of a package.json, held against the published schema and against what a schema cannot say.
 * @throws ManifestError that names every fault (at most five)
 */
export function checkedManifest(content: Readonly<Record<string, unknown>>): PluginManifest {
  if (content.deemusic === undefined)
    throw new ManifestError('package.json has no block "deemusic": it is not a plugin');
  const faults = faultsIn(content);
  if (faults.length === 0) faults.push(...furtherFaults(content.deemusic as PluginManifest));
  if (faults.length === 0) return content.deemusic as PluginManifest;
  const rest = faults.length > SHOWN ? `; and ${String(faults.length - SHOWN)} more` : '';
  throw new ManifestError(`package.json: ${faults.slice(0, SHOWN).join('; ')}${rest}`);
}

function faultsIn(content: Readonly<Record<string, unknown>>): string[] {
  const validate = validator();
  try {
    return withinTime(TIME_MS, () => (validate(content) ? [] : schemaFaults(validate.errors).map(inWords)));
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    throw new ManifestError('package.json: its block "deemusic" is so large that to check it takes too long');
  }
}

function inWords({ path, message }: { path: string; message: string }): string {
  return `${dotted(path).replace(/^deemusic\./, '') || 'it'} ${message}`;
}

function furtherFaults({ id, hooks }: PluginManifest): string[] {
  const faults: string[] = [];
  if (RESERVED_IDS.includes(id)) faults.push(`id must not be one of ${RESERVED_IDS.join(', ')}`);
  for (const name of HOOK_NAMES)
    if (hooks.filter((hook) => hook.name === name).length > 1) faults.push(`hooks declares ${name} more than once`);
  const slow = hooks.findIndex(({ name, timeoutMs = 0 }) => name === 'beforeDownload' && timeoutMs > 30_000);
  if (slow >= 0) faults.push(`hooks[${String(slow)}].timeoutMs must be ≤ 30000, as it is of beforeDownload`);
  const own = hooks.findIndex(({ after = [], before = [] }) => [...after, ...before].includes(id));
  if (own >= 0) faults.push(`hooks[${String(own)}] cannot be before or after itself`);
  return faults;
}
