import { ITEM_TYPES, type ItemType, type MediaRef, RequestError } from '../../domain/index.js';

/** What a link turned out to be. */
export type LinkMeaning =
  { kind: 'ref'; ref: MediaRef } | { kind: 'isrc' | 'upc'; code: string } | { kind: 'short'; url: string };

export interface LinkHosts {
  /** `host[:port]` of a stand-in whose paths `/s/…` are short links; null = none. */
  shortLinkHost: string | null;
}

const MAX_LENGTH = 2048;
const SHORT_HOSTS = new Set(['deezer.page.link', 'link.deezer.com', 'dzr.page.link']);
const LANGUAGE = /^[a-z]{2}(-[a-z]{2})?$/i;
const THING = /^([a-z]+)$/i;

/**
 * What a link, URI or bare id of the service means.
 * @returns null when it is none of this service's
 * @throws RequestError `bad_link` when it is, but cannot be downloaded, with what to do
 */
export function parseLink(text: string, hosts: LinkHosts): LinkMeaning | null {
  const link = text.trim();
  if (link === '' || link.length > MAX_LENGTH) return null;
  const code = /^(isrc|upc):([\w\s-]{8,20})$/i.exec(link);
  if (code) return { kind: code[1]?.toLowerCase() === 'upc' ? 'upc' : 'isrc', code: code[2] ?? '' };
  if (/^\d+$/.test(link)) {
    throw badLink('A number alone may be a track, an album or a playlist: write track/123, album/123 or playlist/123.');
  }
  if (/^deezer:/i.test(link)) return fromParts(partsOfUri(link));
  if (/^(www\.)?deezer\.com\//i.test(link)) return parseLink(`https://${link}`, hosts);
  if (/^https?:\/\//i.test(link)) return fromUrl(link, hosts);
  const bare = /^\/?(track|album|playlist|artist)[/_:](-?\d+)$/i.exec(link);
  return bare ? fromParts([bare[1] ?? '', bare[2] ?? '']) : null;
}

/** Whether a host belongs to the service, so that a redirect may be followed there. */
export function isServiceHost(url: URL, hosts: LinkHosts): boolean {
  return isPageHost(url.hostname) || SHORT_HOSTS.has(url.hostname) || url.host === hosts.shortLinkHost;
}

function fromUrl(link: string, hosts: LinkHosts): LinkMeaning | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const isShort = SHORT_HOSTS.has(url.hostname) || (url.host === hosts.shortLinkHost && url.pathname.startsWith('/s/'));
  if (isShort) {
    // The long form of a short link carries the page in a parameter.
    const target = url.searchParams.get('link');
    return target === null ? { kind: 'short', url: url.href } : parseLink(target, hosts);
  }
  return isPageHost(url.hostname) ? fromParts(url.pathname.split('/').filter(Boolean)) : null;
}

function isPageHost(hostname: string): boolean {
  return hostname === 'deezer.com' || /^[a-z]{1,4}\.deezer\.com$/.test(hostname);
}

/** `deezer:track:1`, `deezer://track/1`, `deezer://www.deezer.com/track/1?…` */
function partsOfUri(uri: string): string[] {
  const path = uri.replace(/^deezer:(\/\/)?/i, '').replace(/[?#].*$/, '');
  const parts = path.split(/[/:]/).filter(Boolean);
  return /^(www\.)?deezer\.com$/i.test(parts[0] ?? '') ? parts.slice(1) : parts;
}

function fromParts(parts: string[]): LinkMeaning {
  const [first = '', ...rest] = parts;
  // "us" and "pt-br" stand before the type; no type has such a name.
  if (rest.length > 0 && LANGUAGE.test(first)) return fromParts(rest);
  const type = THING.exec(first)?.[1]?.toLowerCase() ?? '';
  const id = /^(-?\d+)(?:-.*)?$/.exec(rest[0] ?? '')?.[1];
  if (type === 'artist') {
    throw badLink('This is an artist. Open one of their albums or playlists and use its link.');
  }
  if (!isDownloadable(type)) {
    throw badLink('Only tracks, albums and playlists can be downloaded: use the link of one of those.');
  }
  if (id === undefined)
    throw badLink(`This link names no ${type}: its number is missing. Copy the link from its page.`);
  return { kind: 'ref', ref: { source: 'deezer', type, id } };
}

function isDownloadable(type: string): type is ItemType {
  return (ITEM_TYPES as readonly string[]).includes(type);
}

function badLink(message: string): RequestError {
  return new RequestError('bad_link', message);
}
