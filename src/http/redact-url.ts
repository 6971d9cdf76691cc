const LONGEST_PART = 40;

/**
 * A URL that may be logged and shown: no query, no fragment, no user, long path parts cut. Signed URLs are credentials.
 * @returns the host and path; `[not a URL]` for anything else
 */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return '[not a URL]';
  const { protocol, host, pathname, search } = new URL(url);
  const path = pathname
    .split('/')
    .map((part) => (part.length > LONGEST_PART ? `${part.slice(0, 8)}…` : part))
    .join('/');
  return `${protocol}//${host}${path}${search === '' ? '' : '?…'}`;
}
