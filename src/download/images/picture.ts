import { imageSize } from 'image-size';
import type { ImageFile } from '@deemusic/plugin-sdk';

/** What a picture's own bytes say of it. */
export type Picture = Pick<ImageFile, 'mime' | 'width' | 'height'>;

const SIGNATURES = [
  { mime: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { mime: 'image/png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
] as const;

/** @returns null for anything but a JPEG or a PNG with a size: a page that says "not found", an empty or a cut file */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.length));
  const found = SIGNATURES.find((signature) => head.subarray(0, signature.bytes.length).equals(signature.bytes));
  if (!found) return null;
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { mime: found.mime, width, height } : null;
  } catch {
    return null;
  }
}
