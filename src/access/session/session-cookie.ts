import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';

const NAME = 'deemusic_session';
/** More of one name are nobody's. */
const MOST = 8;
/** Browsers keep no cookie for much longer; what ends it is the revocation of its token. */
const YEAR_SECONDS = 365 * 24 * 3600;

/** What of a request and of the settings decides about its cookie. */
export interface CookiePlace {
  headers: IncomingHttpHeaders;
  basePath: string;
  publicUrl: string | null;
}

/**
 * @returns the tokens in session cookies of this host. There may be several: another program of the same machine can set one of
 *   the same name for a longer path, which browsers then send first
 */
export function sessionTokens(headers: IncomingHttpHeaders): string[] {
  const name = cookieName(headers);
  const values = (headers.cookie ?? '').split(';').map((pair) => parseCookie(pair)[name]);
  return values.filter((value): value is string => value !== undefined && value !== '').slice(0, MOST);
}

/** @returns the `Set-Cookie` header that signs a browser in: no script ever sees it, no foreign page makes it sent */
export function signInCookie(token: string, place: CookiePlace): string {
  return setCookie(token, YEAR_SECONDS, place);
}

/** @returns the `Set-Cookie` header that signs it out */
export function signOutCookie(place: CookiePlace): string {
  return setCookie('', 0, place);
}

function setCookie(value: string, maxAge: number, place: CookiePlace): string {
  const { headers, basePath } = place;
  return stringifySetCookie({
    name: cookieName(headers),
    value,
    maxAge,
    path: basePath,
    httpOnly: true,
    sameSite: 'strict',
    secure: isEncrypted(place),
  });
}

/** Cookies know no ports: two hosts of one machine must not sign each other out. */
function cookieName({ host }: IncomingHttpHeaders): string {
  const port = /:(\d{1,5})$/.exec(host ?? '')?.[1];
  return port === undefined ? NAME : `${NAME}_${port}`;
}

/** Whether the browser spoke https, as far as what is in front of the host tells. */
function isEncrypted({ headers, publicUrl }: CookiePlace): boolean {
  const passedOn = headers['x-forwarded-proto'];
  const [scheme] = (typeof passedOn === 'string' ? passedOn : '').split(',');
  if (scheme?.trim().toLowerCase() === 'https') return true;
  return publicUrl?.startsWith('https:') === true && headers.origin?.startsWith('https:') === true;
}
