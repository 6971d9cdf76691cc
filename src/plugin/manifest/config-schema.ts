import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { ManifestError } from './found-plugin.js';
import { schemaFaults, type SchemaFault } from './schema-faults.js';
import { secretPaths } from './secret-paths.js';
import { TookTooLong, withinTime } from './within-time.js';

/** Far more than any honest schema needs, also on a slow machine. */
const TIME_MS = 1000;
const DRAFT_07 = 'http://json-schema.org/draft-07/schema';
const OPTIONS = { strict: false, allErrors: true, verbose: true, logger: false } as const;

/** A config schema, ready for use. Neither of its checks throws, and neither takes long, whatever the schema is. */
export interface ConfigSchema {
  /** What it has against a config, in which defaults are filled in. Nothing is converted. */
  check: (config: object) => SchemaFault[];
  /** The same, and drops what the schema does not know: what a former version of the plugin left in a stored config is no fault. */
  tidy: (config: object) => SchemaFault[];
  /** Dotted paths of `writeOnly` texts. */
  secrets: readonly string[];
}

const compiled = new WeakMap<object, ConfigSchema>();
let metaSchema: Ajv | null = null;

/**
 * @param schema JSON Schema draft-07 of an object
 * @throws ManifestError
 */
export function compileConfigSchema(schema: Record<string, unknown>): ConfigSchema {
  const known = compiled.get(schema) ?? newConfigSchema(schema);
  compiled.set(schema, known);
  return known;
}

function newConfigSchema(schema: Record<string, unknown>): ConfigSchema {
  if (schema.type !== 'object') throw new ManifestError('configSchema: its type must be "object"');
  if (schema.$async !== undefined) throw new ManifestError('configSchema: $async is no part of JSON Schema draft-07');
  try {
    return withinTime(TIME_MS, () => {
      assertDraft07(schema);
      const [check, tidy] = [compile(schema, false), compile(schema, true)];
      // Defaults that call for each other without end show with an empty config.
      check({});
      return { check: guarded(check), tidy: guarded(tidy), secrets: secretPaths(schema) };
    });
  } catch (error) {
    if (error instanceof ManifestError) throw error;
    throw new ManifestError(`configSchema cannot be used as JSON Schema draft-07: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof TookTooLong) return 'to check a config by it takes too long';
  return error instanceof RangeError
    ? 'its parts, or its defaults, call for each other without end'
    : (error as Error).message;
}

/** @throws ManifestError */
function assertDraft07(schema: Record<string, unknown>): void {
  const { $schema = DRAFT_07 } = schema;
  if (typeof $schema !== 'string' || $schema.replace(/#$/, '') !== DRAFT_07)
    throw new ManifestError(`configSchema is not JSON Schema draft-07: its $schema must be ${DRAFT_07}#`);
  metaSchema ??= new Ajv(OPTIONS);
  if (metaSchema.validate(DRAFT_07, schema)) return;
  const faults = metaSchema.errorsText(metaSchema.errors?.slice(0, 5), { dataVar: 'schema' });
  throw new ManifestError(`configSchema is not JSON Schema draft-07: ${faults}`);
}

/** Each in an instance of its own: by its `$id` a schema could take the place of another one's, or of draft-07 itself. */
function compile(schema: Record<string, unknown>, removeAdditional: boolean): ValidateFunction {
  const ajv = new Ajv({ ...OPTIONS, meta: false, validateSchema: false, useDefaults: true, removeAdditional });
  formats.default(ajv);
  return ajv.compile(schema);
}

/** A pattern may take for ever over a certain text, and defaults may have no end. */
function guarded(validate: ValidateFunction): ConfigSchema['check'] {
  return (config) => {
    try {
      return schemaFaults(withinTime(TIME_MS, () => errorsOf(validate, config)));
    } catch {
      return [{ path: '', message: 'cannot be checked: by the schema of the plugin that would take for ever' }];
    }
  };
}

function errorsOf(validate: ValidateFunction, config: object): ErrorObject[] | null | undefined {
  return validate(config) ? null : validate.errors;
}
