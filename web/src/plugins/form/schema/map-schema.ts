import type { RJSFSchema } from '@rjsf/utils';

const SINGLE = [
  'additionalItems',
  'items',
  'contains',
  'additionalProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
];
const LISTS = ['items', 'allOf', 'anyOf', 'oneOf'];
const MAPS = ['$defs', 'definitions', 'properties', 'patternProperties', 'dependencies'];

type Schema = Record<string, unknown>;

/**
 * A copy of a JSON Schema in which every schema is what `visit` makes of it. It tells schemas from properties that are
 * called like a keyword.
 */
export function mapSchema(schema: RJSFSchema, visit: (schema: Schema) => Schema): RJSFSchema {
  return mapped(schema, visit) as RJSFSchema;
}

function mapped(value: unknown, visit: (schema: Schema) => Schema): unknown {
  if (!isSchema(value)) return value;
  const result: Schema = { ...visit(value) };
  for (const keyword of MAPS) {
    const map = result[keyword];
    if (!isSchema(map)) continue;
    result[keyword] = Object.fromEntries(Object.entries(map).map(([name, child]) => [name, mapped(child, visit)]));
  }
  for (const keyword of SINGLE) if (isSchema(result[keyword])) result[keyword] = mapped(result[keyword], visit);
  for (const keyword of LISTS) {
    const list = result[keyword];
    if (Array.isArray(list)) result[keyword] = list.map((child: unknown) => mapped(child, visit));
  }
  return result;
}

/** Schemas can be `true` and `false` as well; those have nothing in them. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
