import type { SqlPiece } from './list-scope.js';

/** How a text is found in titles, artists and albums, whatever its case. */
export interface TextSearch extends SqlPiece {
  /** By the index of trigrams; words of one or two letters have none, and every row is looked at. */
  isIndexed: boolean;
}

/** @param fts name of the FTS5 table */
export function textSearch(q: string, fts: string): TextSearch {
  // No title holds a NUL, and the search would end at it.
  const text = q.replaceAll('\0', '\ufffd');
  if ([...text].length >= 3)
    return { isIndexed: true, sql: `${fts} MATCH ?`, params: [`"${text.replaceAll('"', '""')}"`] };
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return {
    isIndexed: false,
    sql: "(title LIKE ? ESCAPE '\\' OR artist LIKE ? ESCAPE '\\' OR album LIKE ? ESCAPE '\\')",
    params: [like, like, like],
  };
}
