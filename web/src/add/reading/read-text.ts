/** Something in a pasted text that looks like a link or an id. */
export interface PastedLink {
  /** As it is sent to the host. */
  link: string;
  /** Where it stands first, from 1. */
  line: number;
}

/** What a text in the field asks for. */
export type Reading =
  | { kind: 'nothing' }
  | { kind: 'words'; query: string }
  /** `otherLines`: numbers of the lines that say something, but hold no link. */
  | { kind: 'links'; links: readonly PastedLink[]; otherLines: readonly number[] };

/** Longest search that the host takes. */
const MOST_CHARACTERS = 500;

/** Ends of a link in prose, Markdown and HTML; commas part links that were pasted as a list. */
const END = String.raw`[^\s<>"'()[\]{}|\\^\`,;]`;

const LOOKS_LIKE_LINK = new RegExp(
  [
    String.raw`https?://${END}+`,
    String.raw`\bdeezer:${END}+`,
    // A site without `https://`, as browsers show addresses.
    String.raw`(?<![\w@./:-])(?:[a-z0-9-]+\.)+[a-z]{2,}/${END}+`,
    // Ids as the command line takes them.
    String.raw`(?<![\w./:-])/?(?:track|album|playlist|artist)[/:]-?\d+(?!\w)`,
    String.raw`(?<![\w./:-])(?:track|album|playlist|artist)_(?:-?\d\w*|[a-z][a-z0-9-]*:-?\w+)`,
    String.raw`(?<!\w)(?:isrc|upc):[\w-]{8,20}`,
  ].join('|'),
  'gi',
);

/** A text with links in it is a list of links; any other one is words to search for. */
export function readText(text: string): Reading {
  const links = new Map<string, PastedLink>();
  const otherLines: number[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const found = linksOf(content);
    for (const link of found) if (!links.has(link)) links.set(link, { link, line });
    if (found.length === 0 && content.trim() !== '') otherLines.push(line);
  }
  if (links.size > 0) return { kind: 'links', links: [...links.values()], otherLines };
  const query = text.replaceAll(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS).trimEnd();
  return query === '' ? { kind: 'nothing' } : { kind: 'words', query };
}

/** @returns whether that may be meant as an id, which the host only takes together with its type */
export function isBareNumber(query: string): boolean {
  return /^-?\d{4,}$/.test(query);
}

function linksOf(line: string): string[] {
  return [...line.matchAll(LOOKS_LIKE_LINK)].map(([found]) => {
    const link = found.replace(/[.:!?*_~]+$/, '');
    const isBareSite = !/^(?:https?|deezer|isrc|upc):/i.test(link) && /^[^/:]+\.[a-z]{2,}\//i.test(link);
    return isBareSite ? `https://${link}` : link;
  });
}
