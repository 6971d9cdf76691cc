import fc from 'fast-check';
import { oddValues } from './mutations.js';

/** As much of JSON Schema as an OpenAPI document of the host uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

const MAX_DEPTH = 5;

/**
 * What a schema asks for, roughly: what its words do not say is left to chance.
 * @param texts what stands where any text may
 * @param resolve finds what a `$ref` names
 */
export function fromSchema(
  schema: Schema,
  texts: fc.Arbitrary<string>,
  resolve: (ref: string) => Schema,
  depth = 0,
): fc.Arbitrary<unknown> {
  const inner = (one: Schema): fc.Arbitrary<unknown> => fromSchema(one, texts, resolve, depth + 1);
  if (depth > MAX_DEPTH) return oddValues;
  if (schema.$ref !== undefined) return inner(resolve(schema.$ref));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return fc.oneof(...branches.map(inner));
  return ofType(schema, texts, inner);
}

function ofType(
  schema: Schema,
  texts: fc.Arbitrary<string>,
  inner: (one: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  switch ([schema.type].flat()[0]) {
    case 'object':
      return objects(schema, inner);
    case 'array':
      return fc.array(inner(schema.items ?? {}), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -1e9), max: Math.min(schema.maximum ?? 1000, 1e9) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return texts;
    default:
      return schema.allOf ? fc.oneof(...schema.allOf.map(inner)) : oddValues;
  }
}

function objects(schema: Schema, inner: (one: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const names = Object.entries(schema.properties ?? {});
  if (names.length === 0) return fc.dictionary(fc.string({ maxLength: 20 }), oddValues, { maxKeys: 4 });
  const model = Object.fromEntries(names.map(([name, one]) => [name, inner(one)]));
  return fc.record(model, { requiredKeys: schema.required ?? [] });
}
