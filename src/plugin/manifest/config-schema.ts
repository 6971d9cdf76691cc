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

/** Every schema has its own ajv: two plugins may use one `$id`. */
function newAjv(removeAdditional: boolean): Ajv {
  const options = { strict: false, allErrors: true, useDefaults: true, verbose: true, logger: false } as const;
  const ajv = new Ajv({ ...options, removeAdditional });
  formats.default(ajv);
  return ajv;
}

/**
 * @param schema JSON Schema draft-07 of an object
 * @throws ManifestError
 */
export function compileConfigSchema(schema: Record<string, unknown>): ConfigSchema {
  if (schema.type !== 'object') throw new ManifestError('configSchema: its type must be "object"');
  const ajv = newAjv(false);
  try {
    if (ajv.validateSchema(schema) !== true)
      throw new ManifestError(
        `configSchema is not JSON Schema draft-07: ${ajv.errorsText(ajv.errors, { dataVar: 'schema' })}`,
      );
    return { validate: ajv.compile(schema), tidy: newAjv(true).compile(schema), secrets: secretPaths(schema) };
  } catch (error) {
    if (error instanceof ManifestError) throw error;
    throw new ManifestError(`configSchema cannot be used as JSON Schema draft-07: ${(error as Error).message}`);
  }
}
