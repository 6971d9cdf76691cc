import type { Catalogue } from '../catalogue/catalogue.js';
import type { SandboxFormat, SandboxTrack } from '../catalogue/model.js';
import { EncryptedBody, RepeatingEncryptedBody, trackKey } from './encrypted-body.js';
import { FlacBody } from './flac.js';
import { BytesBody, type MediaBody } from './media-body.js';
import { melodyOf } from './melody.js';
import { Mp3Body, mp3FrameBytes, Mp3NoteEncoder, type Mp3Bitrate } from './mp3.js';

/** What the CDN can serve of a track. */
export type ServedFormat = SandboxFormat | 'PREVIEW';

const PREVIEW_SECONDS = 30;
const BITRATES: Record<Exclude<ServedFormat, 'FLAC'>, Mp3Bitrate> = {
  MP3_320: 320,
  MP3_128: 128,
  MP3_MISC: 128,
  PREVIEW: 128,
};
/** Bodies that are remembered; each holds less than 200 kB. */
const REMEMBERED = 128;

/** All audio of the sandbox: made from the track's id when it is read. */
export class MediaLibrary {
  private readonly revisions = new Map<string, number>();
  private readonly replaced = new Map<string, Uint8Array>();
  private readonly encryptedBodies = new Map<string, MediaBody>();

  private constructor(
    private readonly encoder: Mp3NoteEncoder,
    private readonly catalogue: Catalogue,
    private readonly secret: string,
    /** Size of every full file, rounded down to whole frames; `null` = by the length of the track. */
    private readonly trackBytes: number | null,
  ) {}

  static async create(catalogue: Catalogue, secret: string, trackBytes: number | null): Promise<MediaLibrary> {
    return new MediaLibrary(await Mp3NoteEncoder.create(), catalogue, secret, trackBytes);
  }

  /** Serves other bytes for a track from now on, of any length; `null` goes back to the generated ones. */
  replace(trackId: number, format: ServedFormat, bytes: Uint8Array | null): void {
    const key = `${String(trackId)}/${format}`;
    this.encryptedBodies.delete(key);
    this.revisions.set(key, this.revisionOf(trackId, format) + 1);
    if (bytes) this.replaced.set(key, Uint8Array.from(bytes));
    else this.replaced.delete(key);
  }

  replaceNone(): void {
    for (const key of this.replaced.keys()) this.revisions.set(key, (this.revisions.get(key) ?? 0) + 1);
    this.replaced.clear();
    this.encryptedBodies.clear();
  }

  /** How often a file was replaced: its entity tag depends on it. */
  revisionOf(trackId: number, format: ServedFormat): number {
    return this.revisions.get(`${String(trackId)}/${format}`) ?? 0;
  }

  /** The file as it is after decryption. @throws RangeError for a track that the catalogue does not have */
  plain(trackId: number, format: ServedFormat): MediaBody {
    const replacement = this.replaced.get(`${String(trackId)}/${format}`);
    if (replacement) return new BytesBody(replacement);
    const track = this.catalogue.track(trackId);
    if (!track) throw new RangeError(`the sandbox has no track ${String(trackId)}`);
    return this.generated(track, format);
  }

  /** The file as the CDN holds it. Previews are not encrypted. */
  encrypted(trackId: number, format: ServedFormat): MediaBody {
    if (format === 'PREVIEW') return this.plain(trackId, format);
    const key = `${String(trackId)}/${format}`;
    const body = this.encryptedBodies.get(key) ?? this.encrypt(this.plain(trackId, format), trackId);
    this.encryptedBodies.delete(key);
    this.encryptedBodies.set(key, body);
    const oldest = this.encryptedBodies.keys().next();
    if (this.encryptedBodies.size > REMEMBERED && !oldest.done) this.encryptedBodies.delete(oldest.value);
    return body;
  }

  encrypt(plain: MediaBody, trackId: number): MediaBody {
    const key = trackKey(trackId, this.secret);
    return plain instanceof Mp3Body ? new RepeatingEncryptedBody(plain, key) : new EncryptedBody(plain, key);
  }

  private generated(track: SandboxTrack, format: ServedFormat): MediaBody {
    const melody = melodyOf(track.id);
    const bytes = format === 'PREVIEW' ? null : this.trackBytes;
    if (format === 'FLAC') {
      const frames = bytes === null ? FlacBody.framesOfSeconds(track.seconds) : FlacBody.framesOfBytes(bytes);
      return new FlacBody(melody, frames, bytes === null);
    }
    const bitrate = BITRATES[format];
    const seconds = format === 'PREVIEW' ? Math.min(PREVIEW_SECONDS, track.seconds) : track.seconds;
    const wanted = bytes ?? (seconds * bitrate * 1000) / 8;
    return new Mp3Body(this.encoder, melody, bitrate, Math.floor(wanted / mp3FrameBytes(bitrate)));
  }
}
