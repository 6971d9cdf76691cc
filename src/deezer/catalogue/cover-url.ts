const PIXELS = 1000;
/** The service refuses 2000; nothing is larger than its source anyway. */
const MOST_PIXELS = 1800;
const LEAST_PIXELS = 56;
/** As every size of a picture is called: only the numbers differ. */
const SIZED = /^(\/images\/[a-z]+\/[0-9a-f-]+\/)\d+x\d+(-[0-9a-f]{6}-\d+-0-0\.(?:jpg|png))$/;
const MD5 = /^[0-9a-f]{32}(-[0-9a-f]{32})*$/;

interface CoverFields {
  cover_xl?: string | null;
  cover_big?: string | null;
  picture_xl?: string | null;
  picture_big?: string | null;
  md5_image?: string | null;
}

/**
 * Address of the largest image that an answer offers, or made from its MD5 when the address is missing.
 * @param imageBase where images lie, e.g. `https://cdn-images.dzcdn.net`
 * @returns null when there is no image: an empty path part is how the service says so
 */
export function coverUrl(fields: CoverFields, imageBase: string, kind = 'cover'): string | null {
  const given = [fields.cover_xl, fields.picture_xl, fields.cover_big, fields.picture_big].find(isImage);
  if (given) return given;
  const md5 = fields.md5_image ?? '';
  if (!MD5.test(md5)) return null;
  return `${imageBase}/images/${kind}/${md5}/${String(PIXELS)}x${String(PIXELS)}-000000-80-0-0.jpg`;
}

/** The address of the same picture in another size; an address of another form stays as it is. */
export function sizedImageUrl(url: string, pixels: number): string {
  if (!URL.canParse(url)) return url;
  const sized = new URL(url);
  const side = String(Math.round(Math.min(MOST_PIXELS, Math.max(LEAST_PIXELS, pixels))));
  sized.pathname = sized.pathname.replace(SIZED, `$1${side}x${side}$2`);
  return sized.href;
}

/**
 * Whether that is the address of a picture on the servers of the service; their names change, the domain does not.
 * @param standIn origin of a stand-in on loopback that serves the pictures itself, null for the real service
 */
export function isImageUrl(url: string, standIn: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password, pathname, origin } = new URL(url);
  if (!pathname.startsWith('/images/') || username !== '' || password !== '') return false;
  if (standIn !== null && origin === standIn) return true;
  return protocol === 'https:' && port === '' && hostname.endsWith('.dzcdn.net');
}

function isImage(url: string | null | undefined): url is string {
  return typeof url === 'string' && URL.canParse(url) && !new URL(url).pathname.includes('//');
}
