import {
  type DownloadOutcome,
  type ExpansionPage,
  type ItemProcessor,
  type NewChild,
  type QueuedItem,
  type RunContext,
} from '../../src/queue/index.js';

type Download = (item: QueuedItem, run: RunContext) => Promise<DownloadOutcome>;
/** Answers where the file is; without an answer it is named after the item. */
type Finish = (item: QueuedItem, run: RunContext) => Promise<string | void>;
type Expand = (collection: QueuedItem, cursor: string | null, signal: AbortSignal) => Promise<ExpansionPage>;

/** A track that a test holds in its hands until it lets it go on. */
export interface HeldRun {
  item: QueuedItem;
  run: RunContext;
  succeed(): void;
  fail(error: Error): void;
}

/** A scriptable stand-in for the music side: everything succeeds at once unless a test says otherwise. */
export class FakeProcessor implements ItemProcessor {
  readonly downloads: string[] = [];
  readonly finishes: string[] = [];
  readonly discarded: string[] = [];
  readonly expansions: { id: string; cursor: string | null }[] = [];
  /** Downloads that wait for the test, oldest first. */
  readonly held: HeldRun[] = [];
  livingAtSweep: ((id: string) => boolean) | null = null;

  onDownload: Download = () => Promise.resolve({ kind: 'staged' });
  onFinish: Finish = () => Promise.resolve();
  onExpand: Expand = () => Promise.reject(new Error('no expansion is scripted'));

  download(item: QueuedItem, run: RunContext): Promise<DownloadOutcome> {
    this.downloads.push(item.id);
    return this.onDownload(item, run);
  }

  async finish(item: QueuedItem, run: RunContext): Promise<string> {
    this.finishes.push(item.id);
    return (await this.onFinish(item, run)) ?? item.outputPath ?? `${item.id}.flac`;
  }

  expand(collection: QueuedItem, cursor: string | null, signal: AbortSignal): Promise<ExpansionPage> {
    this.expansions.push({ id: collection.id, cursor });
    return this.onExpand(collection, cursor, signal);
  }

  discard(itemId: string): Promise<void> {
    this.discarded.push(itemId);
    return Promise.resolve();
  }

  sweep(isLiving: (itemId: string) => boolean): Promise<void> {
    this.livingAtSweep = isLiving;
    return Promise.resolve();
  }

  /** From now on downloads wait in {@link held}; they obey their signal. */
  holdDownloads(): void {
    this.onDownload = (item, run) =>
      new Promise((resolve, reject) => {
        const forget = (): void => {
          this.held.splice(this.held.indexOf(held), 1);
        };
        const held: HeldRun = {
          item,
          run,
          succeed: () => {
            forget();
            resolve({ kind: 'staged' });
          },
          fail: (error) => {
            forget();
            reject(error);
          },
        };
        this.held.push(held);
        run.signal.addEventListener('abort', () => {
          held.fail(run.signal.reason as Error);
        });
      });
  }

  /** Collections have these members, in pages of `pageSize`. */
  members(of: Record<string, string[]>, pageSize = 100): void {
    this.onExpand = (collection, cursor) => {
      const all = of[collection.id] ?? [];
      const from = Number(cursor ?? 0);
      const end = from + pageSize;
      return Promise.resolve({
        head: { title: `Title of ${collection.id}` },
        children: all.slice(from, end).map(child),
        nextCursor: end < all.length ? String(end) : null,
      });
    };
  }

  ids(): string[] {
    return this.held.map(({ item }) => item.id);
  }

  get(id: string): HeldRun {
    const found = this.held.find(({ item }) => item.id === id);
    if (!found) throw new Error(`${id} is not being downloaded; ${this.ids().join(', ')} are`);
    return found;
  }
}

export function child(sourceId: string): NewChild {
  return { sourceId, title: `Track ${sourceId}`, artist: 'Artist', album: null, coverUrl: null, meta: { sourceId } };
}
