import { Injectable } from '@nestjs/common';
import { abortable } from '../../domain/index.js';
import { SourceRegistry } from '../../source/index.js';
import { keptSide } from './image.schema.js';
import { Images, type FoundImage } from './images.js';
import { Turns } from './turns.js';

/** Scrolling through 100,000 covers must neither become a storm of requests nor hold up those of the plugins. */
const MAX_FETCHES = 6;
const MAX_WAITING = 500;

const NONE: FoundImage = { image: null, isMissed: false };
/** A fetch that has begun is not in vain: the picture is kept. */
const NEVER = new AbortController().signal;

/** Pictures by the address that a source gave, for people to look at. */
@Injectable()
export class SourcePictures {
  private readonly turns = new Turns(MAX_FETCHES, MAX_WAITING);

  constructor(
    private readonly sources: SourceRegistry,
    private readonly images: Images,
  ) {}

  /**
   * @param url none of a source's pictures: there is none
   * @param pixels rounded up to what is kept
   * @throws the signal's reason, RequestError `unavailable` when too many wait
   */
  async find(url: string, pixels: number, signal: AbortSignal): Promise<FoundImage> {
    const source = this.sources.list().find((one) => one.ownsImage(url));
    if (!source) return NONE;
    const side = keptSide(pixels);
    const address = source.imageUrl(url, side);
    const known = await this.images.known(address, side);
    signal.throwIfAborted();
    return (
      known ??
      abortable(
        this.turns.run(() => this.images.get(address, side, NEVER), signal),
        signal,
      )
    );
  }
}
