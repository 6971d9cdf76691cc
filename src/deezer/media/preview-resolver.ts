import { type Clock, NotAvailableError, type ResolvedMedia, type ResolveRequest } from '../../domain/index.js';
import type { CatalogueClient } from '../catalogue/catalogue-client.js';
import type { CatalogueMapper } from '../catalogue/catalogue-mapper.js';

/** How long a preview's address lives. */
const PREVIEW_LIFE_MS = 900_000;

/** The 30 s clips that the catalogue offers to anybody. Their addresses live 15 minutes, so they are asked for each time. */
export class PreviewResolver {
  constructor(
    private readonly client: CatalogueClient,
    private readonly mapper: CatalogueMapper,
    private readonly clock: Clock,
  ) {}

  /** @throws NotAvailableError when there is no clip */
  async resolve({ trackId, known }: ResolveRequest, signal: AbortSignal): Promise<ResolvedMedia> {
    const asked = await this.client.track(trackId, signal);
    const offered = [asked, asked.alternative].find((track) => URL.canParse(track?.preview ?? ''));
    if (!offered?.preview) throw new NotAvailableError('The service offers no preview of this track.');
    const substitution =
      offered === asked ? null : `The preview is of track ${offered.id}, which the service names as its alternative.`;
    return {
      track: known ?? this.mapper.track(asked),
      servedId: offered.id,
      format: 'PREVIEW',
      urls: [offered.preview],
      expiresAt: expiryOf(offered.preview) ?? this.clock.now() + PREVIEW_LIFE_MS,
      sizeBytes: null,
      encryption: null,
      substitution,
    };
  }
}

/** Signed addresses say until when they live, in seconds. */
function expiryOf(url: string): number | null {
  const seconds = /[?&=~]exp=(\d{9,11})\b/.exec(url)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
