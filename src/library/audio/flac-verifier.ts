import type { AudioFacts, VerifierOptions } from './audio-facts.js';
import { type FlacFrameHeader, MAX_FLAC_HEADER_BYTES, parseFrameHeader } from './flac-frame-header.js';
import { type FlacStreamInfo, parseStreamInfo, STREAM_INFO_BYTES } from './flac-stream-info.js';
import { frameWindow, WINDOW_BYTES } from './frame-window.js';
import { StreamVerifier } from './stream-verifier.js';

const BLOCK_HEADER_BYTES = 4;
/** An ID3v1 tag that some tools put behind the last frame. */
const TAIL_TAG_BYTES = 128;
/** Kept back until more is known: a whole header must be readable, and what may be a tag is not folded into a CRC yet. */
const KEPT_BYTES = TAIL_TAG_BYTES + MAX_FLAC_HEADER_BYTES;

/**
 * Walks a FLAC file. A frame ends where the CRC-16 over it, its own checksum included, is zero and the next header (CRC-8, right
 * number) begins; so every changed or missing byte of the audio is found without decoding it, and no frame is held in memory.
 */
export class FlacVerifier extends StreamVerifier {
  private readonly window = frameWindow();
  private isMarkerRead = false;
  private areBlocksRead = false;
  private info: FlacStreamInfo | null = null;
  private first: FlacFrameHeader | null = null;
  private frame: FlacFrameHeader | null = null;
  private frameBytes = 0;
  private crc = 0;
  private frames = 0;
  private samples = 0;
  private audioBytes = 0;

  constructor(options: VerifierOptions = {}) {
    super('FLAC', 'flac', options);
  }

  protected body(view: Buffer): number {
    if (!this.isMarkerRead) {
      this.isMarkerRead = true;
      return 4;
    }
    if (!this.areBlocksRead) return this.readBlock(view);
    if (!this.info) throw this.damaged('it has no stream information');
    return this.readFrames(view, view.length - KEPT_BYTES, this.info);
  }

  protected finish(rest: Buffer): AudioFacts {
    if (!this.info || !this.areBlocksRead) throw this.truncated();
    const audio = rest.subarray(0, rest.length - tailTagBytes(rest));
    this.readFrames(audio, audio.length, this.info);
    this.endLastFrame();
    const { totalSamples, sampleRate, channels } = this.info;
    if (totalSamples !== 0 && this.samples < totalSamples) throw this.truncated();
    if (totalSamples !== 0 && this.samples > totalSamples) throw this.damaged('it has more audio than it says');
    const { format, paddingBytes, frames, audioBytes } = this;
    return {
      format,
      durationSeconds: this.samples / sampleRate,
      sampleRate,
      channels,
      frames,
      audioBytes,
      paddingBytes,
    };
  }

  private readBlock(view: Buffer): number {
    if (view.length < BLOCK_HEADER_BYTES) return 0;
    const type = view.readUInt8(0) & 0x7f;
    const length = view.readUIntBE(1, 3);
    const isStreamInfo = type === 0;
    if (type === 127 || isStreamInfo !== (this.info === null) || (isStreamInfo && length !== STREAM_INFO_BYTES)) {
      throw this.damaged('its metadata make no sense');
    }
    if (isStreamInfo) {
      if (view.length < BLOCK_HEADER_BYTES + length) return 0;
      this.info = parseStreamInfo(view.subarray(BLOCK_HEADER_BYTES));
      if (!this.info) throw this.damaged('its stream information makes no sense');
    }
    this.areBlocksRead = (view.readUInt8(0) & 0x80) !== 0;
    return BLOCK_HEADER_BYTES + length;
  }

  /** Goes through the frames up to `limit`. @returns how many bytes are folded in */
  private readFrames(view: Buffer, limit: number, info: FlacStreamInfo): number {
    if (limit <= 0) return 0;
    if (!this.frame) this.begin(parseFrameHeader(view, 0, info));
    for (let start = 0; start < limit; start += WINDOW_BYTES) {
      this.readWindow(view, start, Math.min(limit, start + WINDOW_BYTES), info);
    }
    const mostBytes = info.maxBlockSize * info.channels * (info.bitsPerSample + 1) * 0.25 + 65_536;
    if (this.frameBytes > mostBytes) throw this.damaged(`frame ${String(this.frames)} is broken`);
    return limit;
  }

  private readWindow(view: Buffer, start: number, end: number, info: FlacStreamInfo): void {
    // A header that begins with the last byte goes on behind it.
    this.window.load(view.subarray(start, end + 1));
    const last = Math.min(end, view.length - 1) - start;
    // Both bytes are the same in every header of a stream.
    const second = this.first?.isVariable ? 0xf9 : 0xf8;
    let done = 0;
    for (let at = this.window.findSync(0, last, second); at >= 0; at = this.window.findSync(at + 1, last, second)) {
      const next = parseFrameHeader(view, start + at, info);
      if (!next || !this.isSuccessor(next)) continue;
      done = this.fold(done, at);
      if (this.crc !== 0) continue;
      this.endFrame();
      this.begin(next);
    }
    this.fold(done, end - start);
  }

  private isSuccessor(next: FlacFrameHeader): boolean {
    if (!this.frame || !this.first) return false;
    if (next.isVariable) return next.number === this.frame.number + this.frame.blockSize;
    // Only the last frame of a stream with a fixed block size may be shorter.
    return next.number === this.frame.number + 1 && this.frame.blockSize === this.first.blockSize;
  }

  private begin(header: FlacFrameHeader | null): void {
    if (!header || (!this.frame && header.number !== 0)) throw this.damaged('a frame is missing');
    this.first ??= header;
    this.frame = header;
    this.frameBytes = 0;
    this.crc = 0;
  }

  private fold(start: number, end: number): number {
    this.crc = this.window.crc16(this.crc, start, end);
    this.frameBytes += end - start;
    return end;
  }

  private endFrame(): void {
    this.frames += 1;
    this.samples += this.frame?.blockSize ?? 0;
    this.audioBytes += this.frameBytes;
  }

  /** The last frame has no successor: it ends with the file. */
  private endLastFrame(): void {
    if (!this.frame || this.crc !== 0) throw this.truncated();
    this.endFrame();
  }
}

function tailTagBytes(rest: Buffer): number {
  const start = rest.length - TAIL_TAG_BYTES;
  return start >= 0 && rest.toString('latin1', start, start + 3) === 'TAG' ? TAIL_TAG_BYTES : 0;
}
