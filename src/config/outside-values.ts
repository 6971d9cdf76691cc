import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { closest } from 'fastest-levenshtein';
import type { SettingFault } from './config-error.js';
import { definitionOf, SETTING_KEYS } from './setting-definitions.js';
import { environmentName, flagName, type SettingKey } from './setting-key.js';

/** A value from the command line or the environment, as it was given. */
export interface OutsideValue {
  raw: string;
  /** `--port` or `DEEMUSIC_PORT`. */
  origin: string;
}

export interface OutsideValues {
  values: Map<SettingKey, OutsideValue>;
  faults: SettingFault[];
  warnings: string[];
}

/** Read by other programs of the house, so no mistake. */
const FOREIGN_VARIABLES = new Set(['DEEMUSIC_URL', 'DEEMUSIC_TEST_NO_BUILD']);

/** What is set from outside `config.json`; the command line wins over the environment. */
export function readOutsideValues(argv: readonly string[], env: NodeJS.ProcessEnv): OutsideValues {
  const result: OutsideValues = { values: new Map(), faults: [], warnings: [] };
  const flags = readFlags(argv, result.faults);
  for (const key of SETTING_KEYS) {
    const value = fromFlags(key, flags, result.faults) ?? fromEnvironment(key, env, result.faults);
    if (value) result.values.set(key, value);
  }
  result.warnings.push(...unknownVariables(env));
  return result;
}

type Flags = Record<string, string | boolean | undefined>;

function readFlags(argv: readonly string[], faults: SettingFault[]): Flags {
  const known = SETTING_KEYS.map((key) => flagName(key) + (definitionOf(key).isSecret ? '-file' : ''));
  const options = Object.fromEntries(known.map((name) => [name, { type: 'string' as const }]));
  const { values, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') faults.push(unexpectedWord());
    if (token.kind === 'option' && !Object.hasOwn(options, token.name)) faults.push(unknownFlag(token.rawName, known));
    if (token.kind === 'option' && Object.hasOwn(options, token.name) && token.value === undefined) {
      faults.push({ key: token.rawName, origin: 'command line', reason: 'a value is expected' });
    }
  }
  return values;
}

function unexpectedWord(): SettingFault {
  return { key: 'argument', origin: 'command line', reason: 'only flags of the form --name value are expected' };
}

function unknownFlag(rawName: string, known: string[]): SettingFault {
  return {
    key: rawName,
    origin: 'command line',
    reason: `there is no such flag; did you mean --${closest(rawName.replace(/^-+/, ''), known)}?`,
  };
}

// Secrets have no flag of their own: a command line can be read by every user of the machine.
function fromFlags(key: SettingKey, flags: Flags, faults: SettingFault[]): OutsideValue | null {
  const name = flagName(key) + (definitionOf(key).isSecret ? '-file' : '');
  const given = flags[name];
  if (typeof given !== 'string') return null;
  if (!definitionOf(key).isSecret) return { raw: given, origin: `--${name}` };
  return fromFile(key, given, `--${name}`, faults);
}

// An empty variable counts as absent: compose files pass on what is not set as empty text.
function fromEnvironment(key: SettingKey, env: NodeJS.ProcessEnv, faults: SettingFault[]): OutsideValue | null {
  const name = environmentName(key);
  const raw = env[name] ?? '';
  const file = definitionOf(key).isSecret ? (env[`${name}_FILE`] ?? '') : '';
  if (raw !== '' && file !== '') {
    faults.push({ key, origin: name, reason: `both ${name} and ${name}_FILE are set; keep one` });
    return null;
  }
  if (file !== '') return fromFile(key, file, `${name}_FILE`, faults);
  return raw === '' ? null : { raw, origin: name };
}

function fromFile(key: SettingKey, path: string, origin: string, faults: SettingFault[]): OutsideValue | null {
  try {
    return { raw: readFileSync(path, 'utf8').replace(/[\r\n]+$/, ''), origin };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    faults.push({ key, origin, reason: `the file that it names cannot be read (${code ?? 'unknown reason'})` });
    return null;
  }
}

function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  const known = SETTING_KEYS.flatMap((key) => {
    const name = environmentName(key);
    return definitionOf(key).isSecret ? [name, `${name}_FILE`] : [name];
  });
  return Object.keys(env)
    .filter((name) => name.startsWith('DEEMUSIC_') && !known.includes(name) && !FOREIGN_VARIABLES.has(name))
    .map((name) => `${name} is not a setting and is ignored; did you mean ${closest(name, known)}?`);
}
