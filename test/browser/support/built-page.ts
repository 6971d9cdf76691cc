import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built dashboard lies. */
export const builtPage = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

/**
 * What a browser fetches before the first page is whole: scripts, style sheets and fonts that the page names, what those scripts
 * import, and the fonts that are preloaded. What is imported when it is wanted does not count.
 * @param index text of `index.html`
 * @returns paths below {@link builtPage}
 */
export function firstLoad(index: string): string[] {
  const links = [...index.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const named = links
    .filter((tag) => /^<script|rel="(?:modulepreload|stylesheet|preload)"/.test(tag))
    .map((tag) => /\s(?:src|href)="\.\/([^"]+)"/.exec(tag)?.[1])
    .filter((file) => file !== undefined);
  const all = new Set<string>();
  for (const file of named) take(file, all);
  return [...all].sort();
}

function take(file: string, all: Set<string>): void {
  if (all.has(file)) return;
  all.add(file);
  if (!file.endsWith('.js')) return;
  const text = readFileSync(join(builtPage, file), 'utf8');
  // Static imports alone: `import"./x.js"`, `import{a as b}from"./x.js"`, `export{a}from"./x.js"`.
  for (const [, target] of text.matchAll(/\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
    take(posix.join(posix.dirname(file), target!), all);
  }
}
