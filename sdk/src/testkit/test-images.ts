import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageFile, ImageKind } from '../media.js';
import type { TestHostOptions } from './test-host.js';

/** The pictures that a test gives, as files. */
export class TestImages {
  constructor(
    private readonly given: NonNullable<TestHostOptions['images']>,
    private readonly folder: string,
  ) {}

  /** @returns null when the test gave none of that kind */
  get(kind: ImageKind, pixels: number): ImageFile | null {
    const source = this.given[kind];
    if (source === undefined) return null;
    const bytes = Buffer.from(typeof source === 'function' ? source(pixels) : source);
    const facts = sizeOf(bytes);
    const path = join(this.folder, `${kind}-${facts.width}.${facts.mime === 'image/png' ? 'png' : 'jpg'}`);
    writeFileSync(path, bytes);
    return { path, ...facts, bytes: bytes.length };
  }
}

function sizeOf(bytes: Buffer): Pick<ImageFile, 'mime' | 'width' | 'height'> {
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') {
    return { mime: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.readUInt16BE(0) !== 0xffd8) throw new Error('A picture of the test is neither a PNG nor a JPEG.');
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { mime: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
  }
  throw new Error('A picture of the test is a JPEG without a size.');
}
