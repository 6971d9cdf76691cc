import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { ImageFile } from '@deemusic/plugin-sdk';
import { LiveSettings } from '../../config/index.js';
import { Clock, abortable } from '../../domain/index.js';
import { HttpClient } from '../../http/index.js';
import { fetchImage } from './fetch-image.js';
import { ImageStore } from './image-store.js';
import { pictureOf } from './picture.js';

const MAX_CACHE_BYTES = 512 * 1024 * 1024;
/** There is none: not asked again for an hour. */
const NONE_FOR_MS = 3_600_000;
const MAX_NONE = 10_000;

/** A picture, or none; `isMissed`: there may be one, but it could not be had. */
export interface FoundImage {
  image: ImageFile | null;
  isMissed: boolean;
}

const NONE: FoundImage = { image: null, isMissed: false };
const MISSED: FoundImage = { image: null, isMissed: true };

/** The pictures that plugins and the dashboard get: each is fetched once, into `<data>/cache/images`, whoever asks and however many at a time. */
@Injectable()
export class Images implements OnModuleDestroy {
  private readonly logger = new Logger('Images');
  private readonly store: ImageStore;
  private readonly fetches = new Map<string, Promise<FoundImage>>();
  /** Epoch ms until which there is none, by key; oldest first. */
  private readonly none = new Map<string, number>();
  private readonly lifetime = new AbortController();

  constructor(
    private readonly http: HttpClient,
    private readonly clock: Clock,
    settings: LiveSettings,
  ) {
    this.store = new ImageStore(join(settings.current.dataDir, 'cache', 'images'));
    // Every fetch listens to it; that is no leak.
    setMaxListeners(0, this.lifetime.signal);
  }

  /**
   * @param url as the source wants it for that size
   * @param pixels that were asked for; the picture says itself what it has
   * @throws the signal's reason when it aborts; the fetch goes on for the others
   */
  async get(url: string, pixels: number, signal: AbortSignal): Promise<FoundImage> {
    signal.throwIfAborted();
    const key = keyOf(url, pixels);
    if (this.isNone(key)) return NONE;
    let fetching = this.fetches.get(key);
    if (!fetching) {
      fetching = this.obtain(key, url).finally(() => {
        this.fetches.delete(key);
      });
      this.fetches.set(key, fetching);
    }
    return abortable(fetching, signal);
  }

  /** @returns what is known without a fetch; null when one is needed to know */
  async known(url: string, pixels: number): Promise<FoundImage | null> {
    const key = keyOf(url, pixels);
    if (this.isNone(key)) return NONE;
    const image = await this.store.find(key);
    return image && { image, isMissed: false };
  }

  onModuleDestroy(): void {
    this.lifetime.abort(new Error('the host stops'));
  }

  /** Never rejects. */
  private async obtain(key: string, url: string): Promise<FoundImage> {
    try {
      const kept = await this.store.find(key);
      if (kept) return { image: kept, isMissed: false };
      const fetched = await fetchImage(this.http, this.clock, url, this.lifetime.signal);
      if (fetched.kind === 'trouble') return MISSED;
      const picture = fetched.kind === 'bytes' ? pictureOf(fetched.bytes) : null;
      if (fetched.kind === 'none' || !picture) return this.noteNone(key);
      const image = await this.store.put(key, fetched.bytes, picture);
      void this.store.trim(MAX_CACHE_BYTES);
      return { image, isMissed: false };
    } catch (error) {
      // A full disk, most likely; the system's own message would name a path.
      this.logger.warn(`a picture could not be kept (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
      return MISSED;
    }
  }

  private isNone(key: string): boolean {
    return (this.none.get(key) ?? 0) > this.clock.now();
  }

  private noteNone(key: string): FoundImage {
    this.none.delete(key);
    this.none.set(key, this.clock.now() + NONE_FOR_MS);
    const oldest = this.none.keys().next();
    if (this.none.size > MAX_NONE && !oldest.done) this.none.delete(oldest.value);
    return NONE;
  }
}

function keyOf(url: string, pixels: number): string {
  return `${url} ${String(pixels)}`;
}
