import { HostError, type MediaRef, RequestError } from '../../domain/index.js';
import type { CatalogueClient } from './catalogue-client.js';
import { albumSchema, trackSchema } from './catalogue.schema.js';

/** Finds things by the codes of the industry. The service sometimes answers with something else, so the code is compared. */
export class CodeLookup {
  constructor(private readonly client: CatalogueClient) {}

  /** @throws RequestError `bad_link` when there is no track of that ISRC */
  async byIsrc(isrc: string, signal: AbortSignal): Promise<MediaRef> {
    const code = isrc.replaceAll(/[-\s]/g, '').toUpperCase();
    const track = await unlessMissing(this.client.get(`track/isrc:${encodeURIComponent(code)}`, trackSchema, signal));
    if (track?.isrc?.toUpperCase() === code) return { source: 'deezer', type: 'track', id: track.id };
    throw new RequestError('bad_link', `No track with the ISRC ${code} was found.`);
  }

  /** Known without extra leading zeros only, so both forms are tried. @throws RequestError `bad_link` when there is none */
  async byUpc(upc: string, signal: AbortSignal): Promise<MediaRef> {
    const bare = upc.replaceAll(/[-\s]/g, '').replace(/^0+/, '');
    for (const code of new Set([bare.padStart(12, '0'), bare, bare.padStart(13, '0')])) {
      const album = await unlessMissing(this.client.get(`album/upc:${code}`, albumSchema, signal));
      if (album?.upc?.replace(/^0+/, '') === bare) return { source: 'deezer', type: 'album', id: album.id };
    }
    throw new RequestError('bad_link', `No album with the UPC ${upc} was found.`);
  }
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HostError && error.code === 'not_found') return null;
    throw error;
  }
}
