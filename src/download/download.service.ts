import { Injectable } from '@nestjs/common';
import { filter, type Observable } from 'rxjs';
import { LiveSettings } from '../config/index.js';
import {
  itemId,
  type Item,
  type ItemType,
  type MediaRef,
  type Priority,
  type Quality,
  type Stats,
  type TransferProgress,
} from '../domain/index.js';
import { EventBus } from '../events/index.js';
import { Library } from '../library/index.js';
import { PluginHost } from '../plugin/index.js';
import {
  QueueControl,
  QueueReader,
  QueueService,
  WorkerPool,
  type ActionResult,
  type AddResult,
  type ItemAction,
  type ItemFilter,
  type NewItem,
} from '../queue/index.js';
import { LinkIdentification } from './link-identification.js';
import { readRequest } from './read-request.js';

/** What a caller may wish for a download. */
export interface DownloadOptions {
  /** The best wanted; default: the setting `download.quality`. */
  quality?: Quality;
  /** Default `normal`. */
  priority?: Priority;
  /** Download again although it is there. */
  force?: boolean;
}

/** What `getStats` knows: the statistics without what only the notifier measures. */
export type DownloadStats = Omit<Stats, 'bytesPerSecond' | 'connectedClients' | 'startedAt'>;

/** Files looked at on disk at once, before a collection is added again. */
const LOOK_AHEAD = 32;

/** The in-process API of the host. Every method resolves after its commit; errors are HostErrors. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly settings: LiveSettings,
    private readonly links: LinkIdentification,
    private readonly queue: QueueService,
    private readonly reader: QueueReader,
    private readonly control: QueueControl,
    private readonly pool: WorkerPool,
    private readonly library: Library,
    private readonly events: EventBus,
    private readonly plugins: PluginHost,
  ) {}

  /**
   * Queues what a request body asks for (the body of `POST /downloads`), all or nothing.
   * @throws RequestError `bad_request` with the path of each fault, or of a bulk with `details [{ index, code, message }]`;
   *   `bad_link`, `unavailable`
   */
  async request(body: unknown): Promise<{ items: AddResult[] }> {
    const { entries, faults } = readRequest(body);
    const refs = await this.links.identify(entries, faults);
    return { items: await this.add(refs.map((ref, index) => ({ ref, options: entries[index] ?? {} }))) };
  }

  downloadTrack(id: string, options: DownloadOptions = {}): Promise<AddResult> {
    return this.download('track', id, options);
  }

  downloadAlbum(id: string, options: DownloadOptions = {}): Promise<AddResult> {
    return this.download('album', id, options);
  }

  downloadPlaylist(id: string, options: DownloadOptions = {}): Promise<AddResult> {
    return this.download('playlist', id, options);
  }

  pause(id: string): Promise<Item> {
    return this.queue.pause(id);
  }

  resume(id: string): Promise<Item> {
    return this.queue.resume(id);
  }

  cancel(id: string): Promise<Item> {
    return this.queue.cancel(id);
  }

  retry(id: string): Promise<Item> {
    return this.queue.retry(id);
  }

  /**
   * Takes an item off the list, cancelling it first.
   * @param isWithFiles also deletes its files, except those that another item holds too, and what plugins wrote for it
   * @throws FilesystemError when the files cannot be deleted; of a library that cannot be written the item is still there
   */
  async remove(id: string, isWithFiles = false): Promise<string[]> {
    if (isWithFiles) await this.library.assertUsable();
    const { removed, outputPaths, sidecarPaths } = await this.queue.remove(id, { isWithFiles });
    if (isWithFiles) await this.deleteFiles(outputPaths, sidecarPaths);
    return removed;
  }

  /**
   * One action on many items, each for itself: some may fail. With a filter: on all items that match it now.
   * @param isWithFiles of a removal: as with {@link remove}
   */
  act(
    action: ItemAction,
    target: { ids: readonly string[] } | { filter: ItemFilter },
    isWithFiles = false,
  ): Promise<ActionResult[]> {
    return this.queue.act(action, target, (id) => this.remove(id, isWithFiles));
  }

  /** Bytes of the running transfers, of one item (and its members) or of all. */
  progress$(id?: string): Observable<TransferProgress> {
    return this.events
      .on('transfer.progress')
      .pipe(filter((progress) => id === undefined || progress.id === id || progress.parentId === id));
  }

  async getStats(): Promise<DownloadStats> {
    const { byStatus, topByStatus, total, successCount, failureCount, bytesDownloaded } = await this.reader.counters();
    const ended = successCount + failureCount;
    return {
      queue: { ...byStatus, total },
      list: { ...topByStatus, total: Object.values(topByStatus).reduce((sum, count) => sum + count, 0) },
      successCount,
      failureCount,
      bytesDownloaded,
      successRate: ended === 0 ? 100 : (100 * successCount) / ended,
      activeDownloads: this.pool.activeCount,
      maxWorkers: this.control.state().concurrency,
    };
  }

  /** One that cannot be deleted does not spare the others; what somebody put in the place of a plugin's file stays. */
  private async deleteFiles(outputPaths: string[], sidecarPaths: string[]): Promise<void> {
    const own = await this.plugins.unchangedArtifacts(sidecarPaths);
    const paths = [...outputPaths, ...own];
    const deletions = await Promise.allSettled(paths.map((path) => this.library.remove(path)));
    const deleted = paths.filter((_, index) => deletions[index]?.status === 'fulfilled');
    await this.queue.releasePaths([...deleted, ...sidecarPaths.filter((path) => !own.includes(path))]);
    const failed = deletions.find((deletion) => deletion.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async download(type: ItemType, id: string, options: DownloadOptions): Promise<AddResult> {
    const { items } = await this.request({ type, id, ...options });
    return items[0]!;
  }

  private async add(wishes: { ref: MediaRef; options: DownloadOptions }[]): Promise<AddResult[]> {
    const entries: NewItem[] = [];
    for (const { ref, options } of wishes) {
      entries.push({
        ref,
        quality: options.quality ?? this.settings.current.download.quality,
        isDefaultQuality: options.quality === undefined,
        priority: options.priority ?? 'normal',
        force: options.force ?? false,
        missingIds: await this.missingFiles(itemId(ref)),
      });
    }
    return this.queue.add(entries);
  }

  /** "Already downloaded" looks at the disk: completed tracks whose file is gone are downloaded again. */
  private async missingFiles(id: string): Promise<string[]> {
    const leaves = await this.reader.completedLeaves(id);
    const missing: string[] = [];
    for (let start = 0; start < leaves.length; start += LOOK_AHEAD) {
      const batch = leaves.slice(start, start + LOOK_AHEAD);
      const there = await Promise.all(batch.map((leaf) => this.library.exists(leaf.outputPath)));
      missing.push(...batch.filter((_, index) => !there[index]).map((leaf) => leaf.id));
    }
    return missing;
  }
}
