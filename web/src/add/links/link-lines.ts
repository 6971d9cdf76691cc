import type { PastedLink } from '../reading/read-text.js';
import { keyOf, type MediaRef } from '../standing/ref.js';
import type { CheckedLink } from './check-links.js';

/** What the list shows for one link of the text. */
export type LinkLine = PastedLink &
  ({ kind: 'checking' } | { kind: 'understood'; ref: MediaRef } | { kind: 'fault'; message: string });

interface LinkLines {
  lines: LinkLine[];
  /** What was understood, each thing once. */
  refs: MediaRef[];
  /** Links that mean what another one before them means. */
  repeated: number;
}

/** Puts what the host says of links beside them; of several for the same thing the first one counts. */
export function linkLines(
  links: readonly PastedLink[],
  answers: ReadonlyMap<string, CheckedLink> | undefined,
): LinkLines {
  const lines: LinkLine[] = [];
  const refs = new Map<string, MediaRef>();
  let repeated = 0;
  for (const pasted of links) {
    const answer = answers?.get(pasted.link);
    if (!answer) lines.push({ ...pasted, kind: 'checking' });
    else if (!answer.ref) lines.push({ ...pasted, kind: 'fault', message: answer.error?.message ?? '' });
    else if (refs.has(keyOf(answer.ref))) repeated++;
    else {
      refs.set(keyOf(answer.ref), answer.ref);
      lines.push({ ...pasted, kind: 'understood', ref: answer.ref });
    }
  }
  return { lines, refs: [...refs.values()], repeated };
}
