import { createHash } from 'node:crypto';
import { crc16, crc16Shift, crc8 } from './crc.js';
import { joinParts, type MediaBody } from './media-body.js';
import { NOTE_SAMPLES, noteSamples, SAMPLE_RATE } from './melody.js';

const BLOCK_SAMPLES = 4608;
const BLOCKS_PER_NOTE = NOTE_SAMPLES / BLOCK_SAMPLES;
const SUBFRAME_BYTES = 1 + BLOCK_SAMPLES * 2;
const BLOCK_BYTES = 2 * SUBFRAME_BYTES;
const HEADER_BYTES = 42;
const VERBATIM_SUBFRAME = 0b0000_0010;
/** Beside the block: header of five bytes, the frame number, CRC-16. */
const FRAME_EXTRA_BYTES = 4 + 1 + 2;

/** The bytes of a frame except header and CRC-16, and their own checksum. */
interface Block {
  bytes: Uint8Array;
  crc: number;
}

interface Note {
  /** As a decoder yields it: interleaved, little endian. */
  pcm: Uint8Array;
  blocks: Block[];
}

const shiftOverBlock = crc16Shift(BLOCK_BYTES);
const notes = new Map<number, Note>();

function flacNote(number: number): Note {
  const known = notes.get(number);
  if (known) return known;
  const samples = Int16Array.from(noteSamples(number), (value) => Math.round(value * 32_767));
  const pcm = Buffer.alloc(samples.length * 4);
  samples.forEach((sample, index) => {
    pcm.writeInt16LE(sample, index * 4);
    pcm.writeInt16LE(sample, index * 4 + 2);
  });
  const blocks = Array.from({ length: BLOCKS_PER_NOTE }, (_, index) => {
    const bytes = verbatimBlock(samples.subarray(index * BLOCK_SAMPLES, (index + 1) * BLOCK_SAMPLES));
    return { bytes, crc: crc16(bytes) };
  });
  const note = { pcm, blocks };
  notes.set(number, note);
  return note;
}

function verbatimBlock(samples: Int16Array): Uint8Array {
  const subframe = Buffer.alloc(SUBFRAME_BYTES);
  subframe[0] = VERBATIM_SUBFRAME;
  samples.forEach((sample, index) => subframe.writeInt16BE(sample, 1 + index * 2));
  return Buffer.concat([subframe, subframe]);
}

/** The frame number in the manner of UTF-8. */
function numberBytes(frame: number): number[] {
  if (frame < 0x80) return [frame];
  if (frame < 0x800) return [0xc0 | (frame >> 6), 0x80 | (frame & 0x3f)];
  return [0xe0 | (frame >> 12), 0x80 | ((frame >> 6) & 0x3f), 0x80 | (frame & 0x3f)];
}

/** Where a frame starts after the file's header: one byte more from frame 128 on, and again from 2048 on. */
function frameStart(frame: number): number {
  const longer = Math.max(0, frame - 0x80) + Math.max(0, frame - 0x800);
  return frame * (BLOCK_BYTES + FRAME_EXTRA_BYTES + 1) + longer;
}

function frameAt(position: number): number {
  let frame = Math.floor(position / (BLOCK_BYTES + FRAME_EXTRA_BYTES + 1));
  while (frameStart(frame) > position) frame--;
  return frame;
}

/** A FLAC file of verbatim frames: 48 kHz, two channels, 16 bits. */
export class FlacBody implements MediaBody {
  /** More would need longer frame numbers than are written here: about one gigabyte. */
  static readonly MAX_FRAMES = 0xffff;
  readonly sizeBytes: number;
  private header: Uint8Array | undefined;

  /**
   * @param frames length of the file, at least one frame
   * @param hasMd5 whether the header holds the checksum of the samples; costs a walk over all of them at the first read
   */
  constructor(
    private readonly melody: readonly number[],
    private readonly frames: number,
    private readonly hasMd5: boolean,
  ) {
    this.sizeBytes = HEADER_BYTES + frameStart(frames);
  }

  /** How many frames last so many seconds. */
  static framesOfSeconds(seconds: number): number {
    return Math.max(1, Math.round((seconds * SAMPLE_RATE) / BLOCK_SAMPLES));
  }

  /** How many frames fit into so many bytes, at least one. */
  static framesOfBytes(bytes: number): number {
    return Math.min(FlacBody.MAX_FRAMES, Math.max(1, frameAt(Math.max(0, bytes - HEADER_BYTES))));
  }

  read(offset: number, length: number): Uint8Array {
    const available = Math.max(0, Math.min(length, this.sizeBytes - offset));
    return joinParts(offset, available, (position) => {
      this.header ??= this.makeHeader();
      if (position < HEADER_BYTES) return { start: 0, bytes: this.header };
      const frame = frameAt(position - HEADER_BYTES);
      return { start: HEADER_BYTES + frameStart(frame), bytes: this.makeFrame(frame) };
    });
  }

  private noteOf(frame: number): Note {
    const index = Math.floor(frame / BLOCKS_PER_NOTE);
    return flacNote(this.melody[index % this.melody.length] ?? 0);
  }

  private makeFrame(frame: number): Uint8Array {
    const block = this.noteOf(frame).blocks[frame % BLOCKS_PER_NOTE];
    if (!block) throw new RangeError(`no block for frame ${String(frame)}`);
    // Sync and fixed block size; block size 4608 and 48 kHz; two independent channels of 16 bits.
    const start = Uint8Array.from([0xff, 0xf8, 0x5a, 0x18, ...numberBytes(frame)]);
    const header = Uint8Array.from([...start, crc8(start)]);
    const crc = shiftOverBlock(crc16(header)) ^ block.crc;
    return Buffer.concat([header, block.bytes, Uint8Array.from([crc >> 8, crc & 0xff])]);
  }

  private makeHeader(): Uint8Array {
    const header = Buffer.alloc(HEADER_BYTES);
    header.write('fLaC', 'latin1');
    header.writeUInt8(0x80, 4); // the last metadata block, STREAMINFO
    header.writeUIntBE(34, 5, 3);
    header.writeUInt16BE(BLOCK_SAMPLES, 8);
    header.writeUInt16BE(BLOCK_SAMPLES, 10);
    // Frame sizes (12–17) stay 0: unknown. Then rate (20 bits), channels - 1 (3), bits - 1 (5), samples (36).
    const samples = BigInt(this.frames * BLOCK_SAMPLES);
    header.writeBigUInt64BE((BigInt(SAMPLE_RATE) << 44n) | (1n << 41n) | (15n << 36n) | samples, 18);
    if (this.hasMd5) header.set(this.sampleMd5(), 26);
    return header;
  }

  private sampleMd5(): Uint8Array {
    const hash = createHash('md5');
    for (let frame = 0; frame < this.frames; frame += BLOCKS_PER_NOTE) {
      const blocks = Math.min(BLOCKS_PER_NOTE, this.frames - frame);
      hash.update(this.noteOf(frame).pcm.subarray(0, blocks * BLOCK_SAMPLES * 4));
    }
    return hash.digest();
  }
}
