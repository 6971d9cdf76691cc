import type { Quality } from '../../domain/index.js';
import type { AudioFacts, VerifierOptions } from './audio-facts.js';
import { INFO_TAG_REACH, type Mp3InfoTag, parseInfoTag } from './mp3-info-tag.js';
import { MP3_HEADER_BYTES, type Mp3FrameHeader, parseMp3Header } from './mp3-frame-header.js';
import { StreamVerifier } from './stream-verifier.js';
import { trailingTagBytes } from './trailing-tags.js';

/** Some encoders fill up their last block; a longer run is a hole where audio should be. */
const MAX_TAIL_NULS = 4096;

/**
 * Walks an MP3 file header by header: each frame must end where the next one, a tag at the end, or the file's end is.
 * What is inside a frame has no checksum and is not judged.
 */
export class Mp3Verifier extends StreamVerifier {
  private first: Mp3FrameHeader | null = null;
  private infoTag: Mp3InfoTag | null = null;
  private isInTail = false;
  private tailNuls = 0;
  private frames = 0;
  private samples = 0;
  private audioBytes = 0;

  constructor(format: Quality, options: VerifierOptions = {}) {
    super(format, 'mp3', options);
  }

  protected body(view: Buffer, isEnd: boolean): number {
    let at = 0;
    if (!this.first) {
      if (view.length < INFO_TAG_REACH && !isEnd) return 0;
      at = this.readFirst(view);
    }
    while (!this.isInTail && at + MP3_HEADER_BYTES <= view.length) {
      const header = parseMp3Header(view, at);
      if (header && this.fits(header)) at += this.count(header);
      else this.isInTail = true;
    }
    return this.isInTail && at < view.length ? at + this.readTail(view.subarray(at), isEnd) : at;
  }

  protected finish(rest: Buffer): AudioFacts {
    if (!this.first || this.frames === 0 || rest.some((byte) => byte !== 0)) throw this.truncated();
    // A clip is cut out of a whole song and may still carry the song's own counts.
    if (this.format !== 'PREVIEW' && this.lacksFrames()) throw this.truncated();
    const { sampleRate, channels } = this.first;
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

  private readFirst(view: Buffer): number {
    const header = parseMp3Header(view, 0);
    if (!header) throw this.damaged('its first frame is broken');
    this.first = header;
    this.infoTag = parseInfoTag(view, 0, header);
    if (!this.infoTag) return this.count(header);
    this.audioBytes += header.bytes;
    return header.bytes;
  }

  private fits(header: Mp3FrameHeader): boolean {
    return header.version === this.first?.version && header.sampleRate === this.first.sampleRate;
  }

  private count(header: Mp3FrameHeader): number {
    this.frames += 1;
    this.samples += header.samples;
    this.audioBytes += header.bytes;
    return header.bytes;
  }

  private readTail(view: Buffer, isEnd: boolean): number {
    const bytes = trailingTagBytes(view, isEnd);
    if (view[0] === 0) this.tailNuls += bytes ?? 0;
    if (bytes === null || this.tailNuls > MAX_TAIL_NULS)
      throw this.damaged(`the chain breaks after frame ${String(this.frames)}`);
    return bytes;
  }

  private lacksFrames(): boolean {
    const { frames, bytes } = this.infoTag ?? { frames: null, bytes: null };
    return frames !== null && bytes !== null && this.frames < frames && this.audioBytes < bytes;
  }
}
