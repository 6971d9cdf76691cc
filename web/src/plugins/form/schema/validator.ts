import { Validator, type Schema } from '@cfworker/json-schema';
import { ErrorSchemaBuilder, toErrorList, type ErrorSchema, type RJSFSchema, type ValidatorType } from '@rjsf/utils';
import type { ConfigTree } from '../../data/plugin-queries.js';
import { faultsOf, type Fault } from './fault-words.js';
import { mapSchema } from './map-schema.js';

/**
 * Checks settings by interpreting their schema: the usual validators write code for it, which the policy of the page forbids.
 * It is a first look; the host has the last word, and checks what is left out here:
 * - patterns: one that takes for ever would stop the page, the host has a limit;
 * - secrets: their values are not here.
 */
export const validator: ValidatorType<ConfigTree> = {
  validateFormData(formData, schema) {
    const errorSchema = errorSchemaOf(check(formData, schema));
    return { errors: toErrorList(errorSchema), errorSchema };
  },
  isValid(schema, formData, rootSchema) {
    try {
      return new Validator(beneath(schema, rootSchema) as Schema, '7').validate(plain(formData)).valid;
    } catch {
      return false;
    }
  },
  rawValidation() {
    return { errors: [] };
  },
};

/** What the schema has against the data. A schema that cannot be used has nothing against anything. */
export function check(data: unknown, schema: RJSFSchema): Fault[] {
  const lenient = mapSchema(schema, leniently);
  try {
    return faultsOf(lenient, new Validator(lenient as Schema, '7', false).validate(plain(data)).errors);
  } catch {
    return [];
  }
}

/** Faults as the form takes them. */
export function errorSchemaOf(faults: readonly Fault[]): ErrorSchema<ConfigTree> {
  const builder = new ErrorSchemaBuilder<ConfigTree>();
  for (const { path, message } of faults) builder.addErrors(message, path.map(asStep));
  return builder.ErrorSchema;
}

function leniently(schema: Record<string, unknown>): Record<string, unknown> {
  if (schema.writeOnly === true) return {};
  const { $id: _id, id: _oldId, pattern: _pattern, patternProperties, ...rest } = schema;
  // Without its patterns it does not know which names are additional ones.
  if (patternProperties !== undefined) delete rest.additionalProperties;
  return rest;
}

/** A part of a schema, with its root within reach of its `$ref`s. */
function beneath(schema: RJSFSchema, root: RJSFSchema): RJSFSchema {
  const moved = (part: RJSFSchema): RJSFSchema =>
    mapSchema(part, ({ $id: _id, id: _oldId, $ref, ...rest }) => ({
      ...rest,
      ...(typeof $ref === 'string' && { $ref: $ref.replace(/^#/, '#/definitions/root') }),
    }));
  return { definitions: { root: moved(root) }, allOf: [moved(schema)] };
}

/** What has no value is not there, as in what is sent to the host. */
function plain(data: unknown): unknown {
  return data === undefined ? null : JSON.parse(JSON.stringify(data));
}

function asStep(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}
