import { redirectAnswer, type ServiceAnswer } from '../service-message.js';
import type { Links } from './links.js';

/** Path of a short link, e.g. `/s/album-2000102`. */
export function shortPath(type: 'track' | 'album' | 'playlist' | 'artist', id: string): string {
  return `/s/${type}-${id}`;
}

/**
 * Follows a short link: a 302 to the page, with language and tracking as in shared links. Three codes are traps:
 * `loop` leads to itself, `away` to another site, `inside` to an address of the machine. Others are 404.
 */
export function shortLink(code: string, links: Links): ServiceAnswer {
  const match = /^(track|album|playlist|artist)-(-?\d+)$/.exec(code);
  if (match) {
    const page = links.page(match[1] ?? '', Number(match[2])).replace('.com/', '.com/en/');
    return redirectAnswer(`${page}?host=0&utm_campaign=clipboard-generic&utm_source=user_sharing&deferredFl=1`);
  }
  if (code === 'loop') return redirectAnswer(`${links.base}/s/loop`);
  if (code === 'away') return redirectAnswer('https://example.org/track/1000101');
  if (code === 'inside') return redirectAnswer('http://192.0.2.1/track/1000101');
  return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html><body>404 Not Found</body></html>' };
}
