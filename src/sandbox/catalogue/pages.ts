/** A request for a part of a list. */
export interface PageRequest {
  /** Path of the list. */
  path: string;
  query: URLSearchParams;
  defaultLimit?: number;
  maxLimit: number;
}

export interface Slice {
  index: number;
  limit: number;
}

/** Which part is asked for. A limit above the most is cut silently; `-1` means the most. */
export function sliceOf({ query, defaultLimit = 25, maxLimit }: PageRequest): Slice {
  const index = Math.max(0, wholeNumber(query.get('index')) ?? 0);
  const asked = wholeNumber(query.get('limit')) ?? defaultLimit;
  return { index, limit: asked < 0 ? maxLimit : Math.min(asked === 0 ? defaultLimit : asked, maxLimit) };
}

/**
 * The list as it is answered. `next` and `prev` repeat the caller's parameters, known or not, and are absent at the ends.
 * @param base address of the catalogue
 * @param extra further fields beside `data`
 */
export function pageOf(
  base: string,
  request: PageRequest,
  data: unknown[],
  total: number,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  const { index, limit } = sliceOf(request);
  const link = (to: number): string => {
    const query = new URLSearchParams(request.query);
    if (query.has('limit')) query.set('limit', String(limit));
    query.delete('index');
    query.append('index', String(to));
    return `${base}${request.path}?${query.toString().replaceAll('+', '%20')}`;
  };
  return {
    data,
    ...extra,
    total,
    ...(index > 0 ? { prev: link(Math.max(0, index - limit)) } : {}),
    ...(index + limit < total ? { next: link(index + limit) } : {}),
  };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}
