import { MP3_HEADER_BYTES, parseMp3Header } from './mp3-frame-header.js';

/** What the first bytes of a file, behind padding and tags, say that it is. */
export type Signature = 'flac' | 'mp3' | 'other' | 'unknown';

/** Other things that servers send, by their first bytes. */
const OTHERS = ['OggS', 'RIFF', '<!DO', '<!do', '<htm', '<HTM', '<?xm', '{"er', 'wvpk'];

/**
 * Recognises what begins at `at`. A frame header alone could be chance (one in three thousand), so an MP3 must go on
 * with a second one.
 * @param isEnd whether no more bytes come
 * @returns null when more bytes are needed to tell
 */
export function signatureAt(bytes: Buffer, at: number, isEnd: boolean): Signature | null {
  if (bytes.length - at < MP3_HEADER_BYTES) return isEnd ? 'unknown' : null;
  const word = bytes.toString('latin1', at, at + 4);
  if (word === 'fLaC') return 'flac';
  if (OTHERS.includes(word) || bytes.toString('latin1', at + 4, at + 8) === 'ftyp') return 'other';
  const header = parseMp3Header(bytes, at);
  if (!header) return 'unknown';
  const next = at + header.bytes;
  if (next + MP3_HEADER_BYTES > bytes.length) return isEnd ? 'mp3' : null;
  return parseMp3Header(bytes, next) || isTagAt(bytes, next) ? 'mp3' : 'unknown';
}

/** Whether a tag that may follow the last frame of an MP3 begins there. */
export function isTagAt(bytes: Buffer, at: number): boolean {
  const word = bytes.toString('latin1', at, at + 4);
  return word.startsWith('TAG') || word === 'APET' || word === 'LYRI' || word === '\0\0\0\0';
}
