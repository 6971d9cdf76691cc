/** Where the host serves: origin and base path, with a slash at the end. The host writes the base path into the page. */
export const baseUrl = new URL('./', document.baseURI).href;

/** The base path for client routes: without the slash at the end, empty for the root. */
export const basePath = new URL(baseUrl).pathname.replace(/\/$/, '');

/** @returns the full address of something of the host; `path` has no slash at its beginning */
export function hostUrl(path: string): string {
  return baseUrl + path;
}
