import fc from 'fast-check';

/** Values that answers and requests have in the wrong places. */
export const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    '0',
    '-1',
    'null',
    '\0',
    '../../../etc/passwd',
    '__proto__',
    '{}',
    'http://127.0.0.1:1/x',
    'javascript:alert(1)',
    '\u202e\ud800',
    [],
    {},
    [[]],
    0,
    -1,
    -0,
    1e308,
    -1e308,
    0.1,
    Number.MAX_SAFE_INTEGER,
    2 ** 53,
    2 ** 31,
    -(2 ** 31) - 1,
    8_640_000_000_000_001,
  ),
  { arbitrary: fc.jsonValue({ maxDepth: 4 }), weight: 2 },
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.nat(5000).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 400 }).map((depth) => nested(depth)),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** One change somewhere in a value: where (as a share of all places), and what. */
export interface Mutation {
  at: number;
  change: 'set' | 'delete' | 'duplicate' | 'rename' | 'text';
  value: unknown;
}

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  change: fc.constantFrom('set', 'set', 'set', 'delete', 'duplicate', 'rename', 'text'),
  value: oddValues,
});

interface Place {
  parent: Record<string, unknown> | unknown[];
  key: string | number;
}

/** A copy of `value` with the changes made, one after the other. */
export function mutated(value: unknown, changes: readonly Mutation[]): unknown {
  const root = { value: structuredClone(value) };
  for (const mutation of changes) {
    const places = placesIn(root);
    const place = places[Math.floor(mutation.at * places.length)];
    if (place) change(place, mutation);
  }
  return root.value;
}

function placesIn(root: Record<string, unknown>): Place[] {
  const found: Place[] = [];
  const waiting: unknown[] = [root];
  // What was put in before may be nested deeply: no recursion.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const parent = next as Record<string, unknown>;
    for (const key of Object.keys(parent)) {
      found.push({ parent: Array.isArray(next) ? (next as unknown[]) : parent, key });
      if (parent[key] !== undefined) waiting.push(parent[key]);
    }
  }
  return found;
}

function change({ parent, key }: Place, mutation: Mutation): void {
  const holder = parent as Record<string | number, unknown>;
  const before = holder[key];
  switch (mutation.change) {
    case 'set':
      holder[key] = mutation.value;
      break;
    case 'delete':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 'duplicate':
      if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(before));
      else holder[key] = [before, before];
      break;
    case 'rename':
      delete holder[key];
      holder[typeof mutation.value === 'string' ? mutation.value : 'other'] = before;
      break;
    case 'text':
      holder[key] = typeof before === 'string' ? before.slice(Math.floor(before.length / 2)) + before : String(before);
      break;
  }
}

/** One change in bytes. */
export interface ByteMutation {
  at: number;
  change: 'flip' | 'set' | 'cut' | 'insert' | 'repeat' | 'zero';
  value: number;
  length: number;
}

export const byteMutations: fc.Arbitrary<ByteMutation> = fc.record({
  // Heads matter more than bodies.
  at: fc.oneof(
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    fc.double({ min: 0, max: 0.03, noNaN: true }),
  ),
  change: fc.constantFrom('flip', 'set', 'cut', 'insert', 'repeat', 'zero'),
  value: fc.integer({ min: 0, max: 255 }),
  length: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 2000 })),
});

/** A copy of the bytes with the changes made, one after the other. */
export function mutatedBytes(bytes: Uint8Array, changes: readonly ByteMutation[]): Buffer {
  let now: Buffer = Buffer.from(bytes);
  for (const { at, change: kind, value, length } of changes) {
    const start = Math.floor(at * now.length);
    const end = Math.min(now.length, start + length);
    const piece = now.subarray(start, end);
    if (kind === 'flip') piece.set([(piece[0] ?? 0) ^ (1 << (value & 7))].slice(0, piece.length));
    else if (kind === 'set') piece.fill(value);
    else if (kind === 'zero') piece.fill(0);
    else if (kind === 'cut') now = Buffer.concat([now.subarray(0, start), now.subarray(end)]);
    else if (kind === 'insert')
      now = Buffer.concat([now.subarray(0, start), Buffer.alloc(length, value), now.subarray(start)]);
    else now = Buffer.concat([now.subarray(0, end), piece, now.subarray(end)]);
  }
  return now;
}
