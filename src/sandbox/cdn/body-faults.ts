import { createHash } from 'node:crypto';
import type { MediaLibrary, ServedFormat } from '../audio/media-library.js';
import { BytesBody, type MediaBody } from '../audio/media-body.js';
import type { SandboxFault } from '../sandbox-fault.js';

/** The first `sizeBytes` of a file. */
class CutBody implements MediaBody {
  constructor(
    private readonly whole: MediaBody,
    readonly sizeBytes: number,
  ) {}

  read(offset: number, length: number): Uint8Array {
    return this.whole.read(offset, Math.max(0, Math.min(length, this.sizeBytes - offset)));
  }
}

/** A file with one bit of one byte turned over. */
class FlippedBody implements MediaBody {
  constructor(
    private readonly whole: MediaBody,
    private readonly at: number,
  ) {}

  get sizeBytes(): number {
    return this.whole.sizeBytes;
  }

  read(offset: number, length: number): Uint8Array {
    const bytes = Uint8Array.from(this.whole.read(offset, length));
    const index = this.at - offset;
    if (index >= 0 && index < bytes.length) bytes[index] = (bytes[index] ?? 0) ^ 0x10;
    return bytes;
  }
}

/** Bytes that are no audio, the same for the same offset. */
class GarbageBody implements MediaBody {
  constructor(readonly sizeBytes: number) {}

  read(offset: number, length: number): Uint8Array {
    const out = new Uint8Array(Math.max(0, Math.min(length, this.sizeBytes - offset)));
    const block = (index: number): Buffer =>
      createHash('sha512')
        .update(`garbage ${String(index)}`)
        .digest();
    let current = block(Math.floor(offset / 64));
    for (let at = 0; at < out.length; at++) {
      const position = offset + at;
      if (position % 64 === 0) current = block(position / 64);
      out[at] = current[position % 64] ?? 0;
    }
    return out;
  }
}

/** What is served in place of a file when a fault says so; the file itself otherwise. */
export function bodyUnderFault(
  library: MediaLibrary,
  trackId: number,
  format: ServedFormat,
  fault: SandboxFault | null,
): MediaBody {
  const body = library.encrypted(trackId, format);
  switch (fault?.kind) {
    case 'empty':
      return new BytesBody(new Uint8Array(0));
    case 'garbage':
      return new GarbageBody(body.sizeBytes);
    case 'truncated':
      return new CutBody(body, Math.min(body.sizeBytes, fault.at ?? Math.floor(body.sizeBytes / 2)));
    case 'bit-flip':
      return new FlippedBody(body, fault.at ?? Math.floor(body.sizeBytes / 2));
    case 'nul-prefix':
      return encryptedAgain(library, trackId, format, new Uint8Array(fault.bytes ?? 512));
    case 'mislabel':
      return library.encrypted(trackId, format === 'FLAC' ? 'MP3_128' : 'FLAC');
    default:
      return body;
  }
}

function encryptedAgain(library: MediaLibrary, trackId: number, format: ServedFormat, prefix: Uint8Array): MediaBody {
  const plain = library.plain(trackId, format);
  const bytes = Buffer.concat([prefix, plain.read(0, plain.sizeBytes)]);
  return format === 'PREVIEW' ? new BytesBody(bytes) : library.encrypt(new BytesBody(bytes), trackId);
}
