/** Real audio of an exact length in bytes, for the edges of the stripe layout. */

const FLAC_HEADER_BYTES = 4 + 4 + 34;

/**
 * Lengthens a FLAC by a PADDING block behind its STREAMINFO.
 * @param flac whose STREAMINFO is its only metadata block
 * @param length at least 4 more than the file has, or exactly its length
 */
export function flacOfLength(flac: Uint8Array, length: number): Uint8Array {
  const padding = length - flac.length - 4;
  if (padding < 0) throw new RangeError(`a FLAC of ${String(flac.length)} bytes cannot become ${String(length)}`);
  const header = Buffer.from(flac.subarray(0, FLAC_HEADER_BYTES));
  header[4] = 0; // STREAMINFO is no longer the last block.
  const block = Buffer.alloc(4 + padding);
  block.writeUInt32BE(padding, 0);
  block[0] = 0x81;
  return Buffer.concat([header, block, flac.subarray(FLAC_HEADER_BYTES)]);
}

/**
 * Lengthens an MP3 by an ID3v2 tag of padding.
 * @param length at least 10 more than the file has
 */
export function mp3OfLength(mp3: Uint8Array, length: number): Uint8Array {
  const padding = length - mp3.length - 10;
  if (padding < 0) throw new RangeError(`an MP3 of ${String(mp3.length)} bytes cannot become ${String(length)}`);
  const tag = Buffer.alloc(10 + padding);
  tag.write('ID3', 0, 'latin1');
  tag[3] = 4;
  for (let part = 0; part < 4; part++) tag[9 - part] = (padding >> (7 * part)) & 0x7f;
  return Buffer.concat([tag, mp3]);
}
