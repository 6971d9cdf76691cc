import type { ConfigSchema } from './plugin-answers.js';

/** Parts of `covers.size`. */
export function partsOf(path: string): string[] {
  return path.split('.');
}

/** The part of a schema that a property follows; null where it says nothing of it. */
export function schemaAt(schema: ConfigSchema | null, parts: readonly string[]): ConfigSchema | null {
  let place: ConfigSchema | null = schema;
  for (const part of parts) {
    const rest: ConfigSchema | boolean | undefined = place?.additionalProperties;
    const named: ConfigSchema | undefined = own(place?.properties, part);
    place = named ?? (typeof rest === 'object' ? rest : null);
  }
  return place;
}

export function valueAt(data: unknown, parts: readonly string[]): unknown {
  return parts.reduce<unknown>((place, part) => (isObject(place) ? own(place, part) : undefined), data);
}

/** The data with one property changed, or without it where the value is `undefined`. */
export function withValue(data: unknown, [first = '', ...rest]: readonly string[], value: unknown): object {
  const { [first]: before, ...others } = isObject(data) ? data : {};
  const after = rest.length > 0 ? withValue(before, rest, value) : value;
  return after === undefined ? others : { ...others, [first]: after };
}

/** Every property that holds a value of its own, by its path; objects with known properties are gone into. */
export function leaves(
  schema: ConfigSchema,
  parents: readonly string[] = [],
): { parts: string[]; schema: ConfigSchema }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const parts = [...parents, name];
    return inner.properties ? leaves(inner, parts) : [{ parts, schema: inner }];
  });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A property called `constructor` is none unless somebody wrote it.
function own<T>(values: Record<string, T> | undefined, name: string): T | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}
