const APE_HEADER_BYTES = 32;
const LONGEST_MARK = 'LYRICSBEGIN'.length;
/** Lyrics3 tells its length at its end only. */
const MAX_LYRICS_BYTES = 1024 * 1024;

/**
 * Length of what stands behind the last MP3 frame: NULs, ID3v1, an extended ID3v1, APE, Lyrics3, an appended ID3v2.
 * @returns 0 when more bytes are needed to tell, null when it is none of them
 */
export function trailingTagBytes(view: Buffer, isEnd: boolean): number | null {
  if (view[0] === 0) {
    const found = view.findIndex((byte) => byte !== 0);
    return found < 0 ? view.length : found;
  }
  if (view.length < APE_HEADER_BYTES && !isEnd) return 0;
  const mark = view.toString('latin1', 0, LONGEST_MARK);
  if (mark.startsWith('TAG+')) return 227;
  if (mark.startsWith('TAG')) return 128;
  if (mark.startsWith('APETAGEX') && view.length >= APE_HEADER_BYTES) return apeBytes(view);
  if (mark === 'LYRICSBEGIN') return lyricsBytes(view, isEnd);
  if (mark.startsWith('ID3') && view.length >= 10) {
    return 10 + view.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  }
  return null;
}

/** The header of an APE tag tells the length of what follows it; a footer (no header before it) stands alone. */
function apeBytes(view: Buffer): number {
  const isHeader = (view.readUInt32LE(20) & 0x20000000) !== 0;
  return APE_HEADER_BYTES + (isHeader ? view.readUInt32LE(12) : 0);
}

function lyricsBytes(view: Buffer, isEnd: boolean): number | null {
  for (const mark of ['LYRICS200', 'LYRICSEND']) {
    const at = view.indexOf(mark, LONGEST_MARK, 'latin1');
    if (at >= 0) return at + mark.length;
  }
  return isEnd || view.length > MAX_LYRICS_BYTES ? null : 0;
}
