import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { ManifestError } from './found-plugin.js';
import { secretPaths } from './secret-paths.js';

/** A config schema, ready for use. */
export interface ConfigSchema {
  /** Fills in defaults; leaves its errors behind. Nothing is converted. */
  validate: ValidateFunction;
  /** The same, and drops what the schema does not know: what a former version of the plugin left in a stored config is no fault. */
  tidy: ValidateFunction;
  /** Dotted paths of `writeOnly` texts. */
  secrets: readonly string[];
}

/** Two plugins may use one `$id`: what is compiled is not added under it. */
function newAjv(removeAdditional: boolean): Ajv {
  const options = { strict: false, allErrors: true, useDefaults: true, verbose: true, logger: false } as const;
  const ajv = new Ajv({ ...options, removeAdditional, addUsedSchema: false });
  formats.default(ajv);
  return ajv;
}

const strict = newAjv(false);
const tidying = newAjv(true);
const compiled = new WeakMap<object, ConfigSchema>();

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
  try {
    if (strict.validateSchema(schema) !== true) {
      const faults = strict.errorsText(strict.errors, { dataVar: 'schema' });
      throw new ManifestError(`configSchema is not JSON Schema draft-07: ${faults}`);
    }
    return { validate: strict.compile(schema), tidy: tidying.compile(schema), secrets: secretPaths(schema) };
  } catch (error) {
    if (error instanceof ManifestError) throw error;
    throw new ManifestError(`configSchema cannot be used as JSON Schema draft-07: ${(error as Error).message}`);
  } finally {
    // They would keep every schema that was ever read.
    strict.removeSchema(schema);
    tidying.removeSchema(schema);
  }
}
