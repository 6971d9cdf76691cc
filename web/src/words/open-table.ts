/**
 * A table of all that the host can say, open for what a newer host says beyond it: a page that is still open, or that a
 * browser kept, must not break on it.
 * @param otherwise what stands for a key that is not in the table
 */
export function openTable<Key extends string, Value>(
  table: Readonly<Record<Key, Value>>,
  otherwise: (key: string) => Value,
): Readonly<Record<Key, Value>> {
  return new Proxy(table, {
    get: (known, key): unknown =>
      typeof key === 'symbol' || Object.hasOwn(known, key) ? Reflect.get(known, key) : otherwise(key),
  });
}

/** A table of words; what is not in it is written out, e.g. `needs_login` as `Needs login`. */
export function openWords<Key extends string>(table: Readonly<Record<Key, string>>): Readonly<Record<Key, string>> {
  return openTable(table, spelled);
}

/** @returns a name of the host as people write it */
export function spelled(name: string): string {
  const text = name.replaceAll(/[_-]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
