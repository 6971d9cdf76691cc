import {
  AUDIO_FORMATS,
  type AudioFormat,
  type Clock,
  FormatUnavailableError,
  type HostError,
  InvalidResponseError,
  NotAvailableError,
  NotEntitledError,
} from '../../domain/index.js';
import type { Account } from '../session/account.js';
import { refusedLicence } from '../session/gateway-error.js';
import type { Session } from '../session/session.js';
import type { MediaLoader } from './media-loader.js';
import type { MediaFailure, Medium } from './media.schema.js';
import { hasBytes, type Song } from './song.js';
import type { SongLoader } from './song-loader.js';

/** A song and the medium that it is served as. */
export interface ServedMedium {
  song: Song;
  medium: Medium & { format: AudioFormat };
}

/** Codes that the media service refuses with. */
const LICENCE_EXPIRED = 1000;
const PLAN_FORBIDS = 1002;
const TOKEN_UNREADABLE = [2000, 2001];
const NOT_AVAILABLE = 2002;

/**
 * Asks for the medium of one song; a licence or token that went stale meanwhile is renewed once each. A plan that allows less
 * than the session still thinks is asked for less.
 */
export class MediumFinder {
  constructor(
    private readonly session: Session,
    private readonly songs: SongLoader,
    private readonly media: MediaLoader,
    private readonly clock: Clock,
  ) {}

  /**
   * @param wanted what the plan allows, best first
   * @throws NotAvailableError, FormatUnavailableError, NotEntitledError, or what the answers mean
   */
  async find(asked: Song, wanted: readonly AudioFormat[], signal: AbortSignal): Promise<ServedMedium> {
    let formats = wanted;
    let account: Account = await this.session.current(signal);
    let song = this.isExpired(asked) ? await this.songs.load(asked.id, signal) : asked;
    const renewed = { licence: false, token: song !== asked };
    for (;;) {
      const outcome = await this.media.load({ trackToken: song.trackToken, formats, account }, signal);
      if ('medium' in outcome) return { song, medium: acceptable(outcome.medium, formats) };
      if ('nothing' in outcome) throw formats === wanted ? absence(song, formats) : notEntitled(wanted, account);
      const { failure } = outcome;
      if (failure.code === LICENCE_EXPIRED && !renewed.licence) {
        renewed.licence = true;
        account = await this.session.renew(account, signal);
      } else if (TOKEN_UNREADABLE.includes(failure.code) && !renewed.token) {
        renewed.token = true;
        song = await this.songs.load(song.id, signal);
      } else if (failure.code === PLAN_FORBIDS && formats.length > 1) {
        formats = formats.slice(1);
      } else {
        throw refusal(failure, song, wanted, account);
      }
    }
  }

  private isExpired(song: Song): boolean {
    return song.tokenExpiresAt !== null && song.tokenExpiresAt <= this.clock.now();
  }
}

function acceptable(medium: Medium, formats: readonly AudioFormat[]): ServedMedium['medium'] {
  const format = formats.find((one) => one === medium.format);
  if (!format) {
    throw new InvalidResponseError(`get_url: media[0].format: "${medium.format}" was not asked for`, {
      details: { path: 'media[0].format' },
    });
  }
  return { ...medium, format };
}

function refusal(
  { code, message }: MediaFailure,
  song: Song,
  formats: readonly AudioFormat[],
  account: Account,
): HostError {
  if (code === NOT_AVAILABLE) return absence(song, formats);
  if (code === PLAN_FORBIDS) return notEntitled(formats, account);
  if (code === LICENCE_EXPIRED) return refusedLicence();
  return new InvalidResponseError(`get_url: the service says ${String(code)} "${message?.slice(0, 200) ?? ''}"`);
}

/** @param formats all that the item would take */
export function notEntitled(formats: readonly string[], { plan }: Account): NotEntitledError {
  const name = plan === null ? 'The plan of the account' : `The plan of the account (${plan})`;
  const isLowestAmong = formats.includes(AUDIO_FORMATS.at(-1) ?? '');
  const advice = isLowestAmong
    ? 'Use an account whose plan does; PREVIEW needs none'
    : 'Allow lower formats (download.fallback) or ask for another';
  return new NotEntitledError(`${name} does not include ${formats.join(', ')}. ${advice}.`);
}

/** Nothing to be had: because only other formats are there, or because nothing is. */
function absence(song: Song, formats: readonly AudioFormat[]): HostError {
  const others = AUDIO_FORMATS.filter((format) => song.sizes[format] !== undefined);
  const hasWanted = others.some((format) => formats.includes(format));
  if (hasBytes(song) && !hasWanted) {
    return new FormatUnavailableError(
      `There is no ${formats.join(', ')} of this track, only ${others.join(', ')}. Allow lower formats (download.fallback) or ask for another.`,
    );
  }
  return new NotAvailableError('The service does not offer this track to this account: rights or country forbid it.');
}
