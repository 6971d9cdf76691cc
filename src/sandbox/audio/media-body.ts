/** The bytes of one media file, made when they are read, so that a thousand large files cost no memory. */
export interface MediaBody {
  readonly sizeBytes: number;
  /** Bytes from `offset`, fewer at the end; not to be changed. */
  read(offset: number, length: number): Uint8Array;
}

/** A media file that is there as bytes. */
export class BytesBody implements MediaBody {
  constructor(private readonly bytes: Uint8Array) {}

  get sizeBytes(): number {
    return this.bytes.length;
  }

  read(offset: number, length: number): Uint8Array {
    return this.bytes.subarray(offset, offset + length);
  }
}

/** Parts of known lengths, one after the other, as one file. */
export function joinParts(
  offset: number,
  length: number,
  partAt: (position: number) => { start: number; bytes: Uint8Array },
): Uint8Array {
  const out = new Uint8Array(length);
  for (let done = 0; done < length;) {
    const { start, bytes } = partAt(offset + done);
    const piece = bytes.subarray(offset + done - start, offset + length - start);
    out.set(piece, done);
    done += piece.length;
  }
  return out;
}
