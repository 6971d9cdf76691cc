import { call, rest, type Schema } from '../../api/index.js';
import { keyOf, type MediaRef } from './ref.js';

export type Standing = Schema<'Standing'>;

/** What the host looks up at once. */
const MOST = 200;
/** Rows that appear together ask together. */
const GATHERING_MS = 10;

interface Asker {
  ref: MediaRef;
  resolve: (standing: Standing) => void;
  reject: (reason: unknown) => void;
}

let askers: Asker[] = [];

/** What the host has of a thing already. Questions of the same moment go in one request. */
export function askStanding(ref: MediaRef): Promise<Standing> {
  return new Promise((resolve, reject) => {
    askers.push({ ref, resolve, reject });
    if (askers.length === 1) setTimeout(askAll, GATHERING_MS);
  });
}

function askAll(): void {
  const all = askers;
  askers = [];
  for (let start = 0; start < all.length; start += MOST) void ask(all.slice(start, start + MOST));
}

async function ask(batch: readonly Asker[]): Promise<void> {
  try {
    const refs = [...new Map(batch.map(({ ref }) => [keyOf(ref), ref])).values()];
    const { items } = await call(rest.POST('/api/v1/downloads/lookup', { body: { refs } }));
    const known = new Map(refs.map((ref, index) => [keyOf(ref), items[index]]));
    for (const { ref, resolve, reject } of batch) {
      const standing = known.get(keyOf(ref));
      if (standing) resolve(standing);
      else reject(new Error('the host answered fewer than it was asked'));
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
