/** Enough of a file to tell whether an ID3v2 tag begins there. */
export const ID3V2_HEADER_BYTES = 10;

/** Length of the ID3v2 tag that begins the view, 0 when none does. */
export function id3v2Bytes(view: Buffer): number {
  if (view.length < ID3V2_HEADER_BYTES || view.toString('latin1', 0, 3) !== 'ID3') return 0;
  const size = view.subarray(6, 10);
  if (view[3] === 0xff || view[4] === 0xff || size.some((byte) => byte >= 0x80)) return 0;
  const body = size.reduce((sum, byte) => sum * 128 + byte, 0);
  const hasFooter = ((view[5] ?? 0) & 0x10) !== 0;
  return ID3V2_HEADER_BYTES + body + (hasFooter ? ID3V2_HEADER_BYTES : 0);
}
