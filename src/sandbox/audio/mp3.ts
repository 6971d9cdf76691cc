import { createMp3Encoder, type WasmMediaEncoder } from 'wasm-media-encoders';
import { joinParts, type MediaBody } from './media-body.js';
import { MELODY_NOTES, noteSamples, SAMPLE_RATE } from './melody.js';

export type Mp3Bitrate = 128 | 320;

const SAMPLES_PER_FRAME = 1152;
const FRAMES_PER_NOTE = 20;

/** Bytes of one frame: constant, because at 48 kHz no padding is ever needed. */
export function mp3FrameBytes(bitrate: Mp3Bitrate): number {
  return ((SAMPLES_PER_FRAME / 8) * (bitrate * 1000)) / SAMPLE_RATE;
}

/**
 * Encodes notes. Every note is an encoding of its own: its first frame leans on no earlier one (an empty bit
 * reservoir), so notes can follow one another in any order and the chain of frames stays valid.
 */
export class Mp3NoteEncoder {
  private readonly notes = new Map<string, Uint8Array>();

  private constructor(private readonly encoder: WasmMediaEncoder<'audio/mpeg'>) {}

  static async create(): Promise<Mp3NoteEncoder> {
    return new Mp3NoteEncoder(await createMp3Encoder());
  }

  note(note: number, bitrate: Mp3Bitrate): Uint8Array {
    const key = `${String(note)}/${String(bitrate)}`;
    const known = this.notes.get(key);
    if (known) return known;
    this.encoder.configure({ sampleRate: SAMPLE_RATE, channels: 2, bitrate });
    const samples = noteSamples(note);
    // The encoder owns what it returns: each part is copied before the next call.
    const parts = [Buffer.from(this.encoder.encode([samples, samples])), Buffer.from(this.encoder.finalize())];
    const frames = Buffer.concat(parts).subarray(0, FRAMES_PER_NOTE * mp3FrameBytes(bitrate));
    this.notes.set(key, frames);
    return frames;
  }
}

/** An MP3 file of whole frames: a melody, over and over. */
export class Mp3Body implements MediaBody {
  readonly sizeBytes: number;
  private readonly noteBytes: number;

  /** @param frames length of the file, at least one frame */
  constructor(
    private readonly encoder: Mp3NoteEncoder,
    private readonly melody: readonly number[],
    private readonly bitrate: Mp3Bitrate,
    frames: number,
  ) {
    this.sizeBytes = Math.max(1, frames) * mp3FrameBytes(bitrate);
    this.noteBytes = FRAMES_PER_NOTE * mp3FrameBytes(bitrate);
  }

  /** After this many bytes the file repeats; a multiple of the stripe pattern, so the encrypted file repeats too. */
  get periodBytes(): number {
    return MELODY_NOTES * this.noteBytes;
  }

  read(offset: number, length: number): Uint8Array {
    const available = Math.max(0, Math.min(length, this.sizeBytes - offset));
    return joinParts(offset, available, (position) => {
      const index = Math.floor(position / this.noteBytes);
      const note = this.melody[index % this.melody.length] ?? 0;
      return { start: index * this.noteBytes, bytes: this.encoder.note(note, this.bitrate) };
    });
  }
}
