/**
 * Content-Security-Policy of the dashboard: all comes from the host itself, nothing inline, no `eval`. Without a nonce it
 * is what every other answer gets, where it allows nothing that is needed.
 * @param nonce of the style elements that the page makes while it runs, fresh for each answer
 */
export function pagePolicy(nonce?: string): string {
  const styles = nonce === undefined ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Of the API's description, whose pages carry inline styles; scripts still only come from the host. */
export const DOCS_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');
