import {
  AUDIO_FORMATS,
  type AudioFormat,
  type Clock,
  type Encryption,
  HostError,
  InvalidResponseError,
  NotAvailableError,
  type ResolvedMedia,
  type ResolveRequest,
} from '../../domain/index.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Session } from '../session/session.js';
import { MediaAhead } from './media-ahead.js';
import type { Medium } from './media.schema.js';
import { type MediumFinder, notEntitled, type ServedMedium } from './medium-finder.js';
import { hasBytes, type Song, withFacts } from './song.js';
import type { SongLoader } from './song-loader.js';
import { secretBytes, trackKey } from './track-key.js';

export interface FullResolverParts {
  clock: Clock;
  /** Ends when the source does. */
  lifetime: AbortSignal;
  session: Session;
  songs: SongLoader;
  media: MediumFinder;
  catalogue: Catalogue;
  streamSecret: () => string | null;
}

/** A song as it was asked for, and what is served for it. */
interface Found {
  asked: Song;
  served: ServedMedium;
}

/** Full tracks: from an id to addresses, in the best format that the plan allows, of the track or what stands in for it. */
export class FullResolver {
  private readonly ahead: MediaAhead<Found>;

  constructor(private readonly parts: FullResolverParts) {
    this.ahead = new MediaAhead({
      clock: parts.clock,
      lifetime: parts.lifetime,
      find: (trackId, formats, signal) => this.find(trackId, formats, signal),
      expiresAt: ({ served }) => expiryOf(served.medium),
    });
  }

  async resolve(request: ResolveRequest, signal: AbortSignal): Promise<ResolvedMedia> {
    const { trackId, formats: wanted, known, isFresh, next } = request;
    const { session, catalogue, streamSecret } = this.parts;
    const account = await session.current(signal);
    const secret = secretBytes(streamSecret());
    const formats = AUDIO_FORMATS.filter((one) => wanted.includes(one) && account.formats.includes(one));
    if (formats.length === 0) throw notEntitled(wanted, account);
    // The catalogue is asked beside, so that media requests of items that start together stay one batch.
    const [{ asked, served }, track] = await Promise.all([
      this.ahead.find({ trackId, formats, scope: account.licenceToken, isFresh, next }, signal),
      known ?? catalogue.track(trackId, signal),
    ]);
    const { song, medium } = served;
    return {
      track: withFacts(track, asked),
      servedId: song.id,
      format: medium.format,
      urls: medium.sources.map(({ url }) => url),
      expiresAt: expiryOf(medium),
      sizeBytes: song.sizes[medium.format] ?? null,
      encryption: encryptionOf(medium.cipher.type, song.id, secret),
      substitution: song.id === asked.id ? null : substitution(asked, song),
    };
  }

  private async find(trackId: string, formats: readonly AudioFormat[], signal: AbortSignal): Promise<Found> {
    const asked = await this.parts.songs.load(trackId, signal);
    return { asked, served: await this.served(asked, formats, signal) };
  }

  /** The track itself, else what the session plays in its place, else what the catalogue names. */
  private async served(asked: Song, formats: readonly AudioFormat[], signal: AbortSignal): Promise<ServedMedium> {
    const own = asked.fallback && !hasBytes(asked) ? [asked.fallback, asked] : [asked, asked.fallback];
    const refusals: HostError[] = [];
    for (const song of own) {
      if (!song) continue;
      const found = await this.unlessUnavailable(this.parts.media.find(song, formats, signal), refusals);
      if (found) return found;
    }
    const alternative = await this.alternativeOf(asked, signal);
    const found =
      alternative && (await this.unlessUnavailable(this.parts.media.find(alternative, formats, signal), refusals));
    if (found) return found;
    throw refusals[0] ?? new NotAvailableError('The service does not offer this track.');
  }

  private async alternativeOf(asked: Song, signal: AbortSignal): Promise<Song | null> {
    const raw = await this.unlessUnavailable(this.parts.catalogue.rawTrack(asked.id, signal), []);
    const id = raw?.alternative?.id;
    if (id === undefined || id === asked.id || id === asked.fallback?.id) return null;
    return this.unlessUnavailable(this.parts.songs.load(id, signal), []);
  }

  private async unlessUnavailable<T>(answer: Promise<T>, refusals: HostError[]): Promise<T | null> {
    try {
      return await answer;
    } catch (error) {
      const isUnavailable = error instanceof HostError && ['not_available', 'not_found'].includes(error.code);
      if (!isUnavailable) throw error;
      refusals.push(error);
      return null;
    }
  }
}

function encryptionOf(cipher: string, servedId: string, secret: Uint8Array): Encryption | null {
  switch (cipher) {
    case 'BF_CBC_STRIPE':
      // The key belongs to the track that is served, not to the one asked for.
      return { scheme: 'bf-cbc-stripes', key: trackKey(servedId, secret) };
    case 'NONE':
      return null;
    default:
      throw new InvalidResponseError(`get_url: media[0].cipher.type: "${cipher}" is not known`, {
        details: { path: 'media[0].cipher.type' },
      });
  }
}

function expiryOf({ exp }: Medium): number | null {
  return exp === null ? null : exp * 1000;
}

function substitution(asked: Song, served: Song): string {
  return `The service plays "${served.title}" by ${served.artist} (track ${served.id}) in place of track ${asked.id}.`;
}
