import { createHash } from 'node:crypto';

/** Hex digits that follow from the sandbox's seed and a purpose; the same in every run. */
export function seededHex(seed: number, purpose: string, digits: number): string {
  let hex = '';
  for (let part = 0; hex.length < digits; part++) {
    hex += createHash('sha256')
      .update(`${String(seed)}/${purpose}/${String(part)}`)
      .digest('hex');
  }
  return hex.slice(0, digits);
}

/** A whole number from 0 to below `limit` that follows from a text. */
export function seededNumber(text: string, limit: number): number {
  return createHash('md5').update(text).digest().readUInt32BE(0) % limit;
}

/** Lower-case hex MD5 of a text, for ids of images and checksums. */
export function md5Hex(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
