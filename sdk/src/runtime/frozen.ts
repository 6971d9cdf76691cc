/** A copy of something that is JSON, frozen at every depth. */
export function frozenCopy<T>(value: T): Readonly<T> {
  return freeze(structuredClone(value));
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) freeze(each);
  return Object.freeze(value);
}
