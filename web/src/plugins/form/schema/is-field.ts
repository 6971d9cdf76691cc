import { isSchema } from './map-schema.js';

/** Whether the schema itself has a field there; what comes from its conditions is told above as well. */
export function isField(schema: unknown, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (!isSchema(schema)) return false;
  if (first === undefined) return rest.length === 0 && schema.type !== 'object';
  const { properties, items } = schema;
  if (isSchema(properties) && Object.hasOwn(properties, first))
    return rest.length === 0 || isField(properties[first], rest);
  return /^\d+$/.test(first) && isSchema(items) && (rest.length === 0 || isField(items, rest));
}
