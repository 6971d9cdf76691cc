import { ManifestError } from './found-plugin.js';

type Schema = Record<string, unknown>;

/** Keywords under which a value has no fixed name. */
const NAMELESS = ['items', 'additionalItems', 'contains', 'additionalProperties', 'patternProperties', 'propertyNames'];
const BRANCHES = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'];

/**
 * The dotted paths of a config schema's secrets: texts that are `writeOnly`, in nested objects and behind `$ref`s within the schema, too.
 * @throws ManifestError for secrets that could not be told apart: in lists, in maps, with a dot in their name, or no texts
 */
export function secretPaths(schema: Schema): string[] {
  const paths = new Set<string>();
  collect(schema, [], { root: schema, paths, open: new Set() });
  return [...paths].sort();
}

interface Search {
  root: Schema;
  paths: Set<string>;
  /** Schemas that are being walked: one that names itself ends there. */
  open: Set<Schema>;
}

function collect(value: unknown, path: readonly string[], search: Search): void {
  const schema = target(value, search.root);
  if (!schema || search.open.has(schema)) return;
  if (schema.writeOnly === true) {
    addSecret(schema, path, search.paths);
    return;
  }
  search.open.add(schema);
  for (const [name, child] of Object.entries(asSchema(schema.properties) ?? {}))
    collect(child, [...path, name], search);
  for (const keyword of BRANCHES) {
    const branches = schema[keyword];
    for (const branch of Array.isArray(branches) ? branches : [branches]) collect(branch, path, search);
  }
  for (const keyword of NAMELESS) refuseSecrets(schema[keyword], path, search);
  search.open.delete(schema);
}

function addSecret(schema: Schema, path: readonly string[], paths: Set<string>): void {
  const name = path.join('.');
  if (schema.type !== 'string')
    throw new ManifestError(`configSchema: ${name} is writeOnly and must be of type string`);
  if (path.length === 0 || path.some((part) => part.includes('.') || part === '__proto__'))
    throw new ManifestError(`configSchema: the writeOnly ${name} must be a property without a dot in its name`);
  paths.add(name);
}

function refuseSecrets(value: unknown, path: readonly string[], search: Search): void {
  const found = new Set<string>();
  for (const child of Array.isArray(value) ? value : [value, ...Object.values(asSchema(value) ?? {})])
    collect(child, [...path, '…'], { ...search, paths: found });
  if (found.size === 0) return;
  throw new ManifestError(`configSchema: writeOnly cannot be used within lists or maps (${path.join('.') || 'top'})`);
}

function asSchema(value: unknown): Schema | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : null;
}

function target(value: unknown, root: Schema): Schema | null {
  const schema = asSchema(value);
  const reference = schema?.$ref;
  if (typeof reference !== 'string') return schema;
  if (!reference.startsWith('#/')) return reference === '#' ? root : null;
  const parts = reference.slice(2).split('/');
  return asSchema(parts.reduce<unknown>((node, part) => asSchema(node)?.[decodeURIComponent(part)], root));
}
