import DataLoader from 'dataloader';
import { HostError, NotFoundError } from '../../domain/index.js';
import type { Session } from '../session/session.js';
import { validate } from '../upstream/validate.js';
import { waitFor } from '../upstream/wait-for.js';
import { type Song, songOf } from './song.js';
import { songListSchema, songSchema } from './song.schema.js';

const METHOD = 'song.getListData';
const MAX_BATCH = 100;

/** Songs by id. What is asked while a batch waits goes out with it; nothing is remembered, tokens age. */
export class SongLoader {
  private readonly loader: DataLoader<string, Song>;

  /**
   * @param lifetime ends when the source does
   * @param schedule when a batch goes out
   */
  constructor(
    private readonly session: Session,
    private readonly lifetime: AbortSignal,
    schedule: (send: () => void) => void,
  ) {
    this.loader = new DataLoader((ids) => this.loadAll(ids), {
      cache: false,
      maxBatchSize: MAX_BATCH,
      batchScheduleFn: schedule,
    });
  }

  /** @throws NotFoundError, or what the session's answer means */
  load(id: string, signal: AbortSignal): Promise<Song> {
    return waitFor(this.loader.load(id), signal);
  }

  private async loadAll(ids: readonly string[]): Promise<(Song | Error)[]> {
    const asked = [...new Set(ids)];
    const found = await this.ask(asked);
    return ids.map((id) => found.get(id) ?? new NotFoundError(`track/${id}: the service does not know it.`));
  }

  /** Order is kept but unknown ids are dropped, so answers are found by their id; a damaged song harms only itself. */
  private async ask(ids: readonly string[]): Promise<Map<string, Song | Error>> {
    const results = await this.session.call(METHOD, { sng_ids: ids }, this.lifetime).catch((error: unknown) => {
      if (error instanceof HostError && error.code === 'not_found') return { data: [] };
      throw error;
    });
    const { data } = validate(songListSchema, results, METHOD, ['results']);
    return new Map(data.map((song, index) => [looseId(song) ?? ids[index] ?? '', readSong(song, index)]));
  }
}

function readSong(song: unknown, index: number): Song | Error {
  try {
    return songOf(validate(songSchema, song, METHOD, ['results', 'data', index]));
  } catch (error) {
    return error as Error;
  }
}

function looseId(song: unknown): string | null {
  const id = typeof song === 'object' && song !== null && 'SNG_ID' in song ? song.SNG_ID : null;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
