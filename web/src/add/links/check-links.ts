import { call, rest, type Schema } from '../../api/index.js';

export type CheckedLink = Schema<'CheckedLink'>;

/** What the host looks at in one request. */
const MOST = 100;
/** What was understood stays so; beyond this number the oldest is forgotten. */
const KEPT = 5000;

const understood = new Map<string, CheckedLink>();

/** What links mean, by their text. Only those are asked for that were not understood before. */
export async function checkLinks(
  links: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, CheckedLink>> {
  const answers = new Map<string, CheckedLink>();
  for (const link of links) {
    const known = understood.get(link);
    if (known) answers.set(link, known);
  }
  const open = links.filter((link) => !answers.has(link));
  for (let start = 0; start < open.length; start += MOST) {
    const part = open.slice(start, start + MOST);
    const { items } = await call(rest.POST('/api/v1/downloads/check', { body: { links: part }, signal }));
    for (const [index, link] of part.entries()) {
      const answer = items[index];
      if (!answer) continue;
      answers.set(link, answer);
      if (answer.ref) understood.set(link, answer);
    }
  }
  for (const link of understood.keys()) {
    if (understood.size <= KEPT) break;
    understood.delete(link);
  }
  return answers;
}
