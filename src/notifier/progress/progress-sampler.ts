import type { Clock, Item, TransferProgress } from '../../domain/index.js';
import type { ProgressEntry } from '../../wire/index.js';
import { CollectionProgress, howFar } from './collection-progress.js';
import { SharedFlow } from './shared-flow.js';
import { TrackProgress } from './track-progress.js';

/** A track of which nothing was heard for so long is forgotten, should its end have been missed. */
export const FORGET_AFTER_MS = 120_000;

/** Turns the stream of byte counts into speeds, times left and the progress of collections. Knows only what runs. */
export class ProgressSampler {
  private readonly tracks = new Map<string, TrackProgress>();
  private readonly collections = new Map<string, CollectionProgress>();
  private readonly shown = new Map<string, string>();
  private readonly total: SharedFlow;

  constructor(private readonly clock: Clock) {
    this.total = new SharedFlow(clock.monotonic());
  }

  /** All transfers together, smoothed; 0 when none runs. */
  get bytesPerSecond(): number {
    return Math.round(this.total.rate(this.clock.monotonic()));
  }

  /** Transfers that run. */
  get runningCount(): number {
    return this.tracks.size;
  }

  /** Collections with running members whose row was not seen yet. */
  get unknownCollections(): string[] {
    return [...this.collections.values()].filter((collection) => !collection.isKnown).map(({ id }) => id);
  }

  record(progress: TransferProgress): void {
    // What is transferred and verified moves no more, though it is still told of.
    if (progress.stage === 'processing' || progress.stage === 'publishing') return;
    const at = this.clock.monotonic();
    const { id, parentId, receivedBytes } = progress;
    // Of a track that was not seen before, nobody knows when its first bytes came.
    const track = this.tracks.get(id) ?? this.track(id, parentId, progress, receivedBytes, at);
    const came = track.record(progress, at);
    if (parentId !== null) this.collections.get(parentId)?.flow.add(came, at);
    this.total.add(came, at);
  }

  /** Takes in the state of an item as it was committed. */
  observe(item: Item): void {
    if (item.children) this.collections.get(item.id)?.update(item);
    else if (item.status !== 'downloading') this.end(item.id);
    else if (!this.tracks.has(item.id)) this.track(item.id, item.parentId, item, 0, this.clock.monotonic());
  }

  /** @returns a collection with what runs of it; other items as they are */
  live(item: Item): Item {
    if (!item.children || !this.collections.has(item.id)) return item;
    const running = [...this.tracks.values()].filter(({ parentId }) => parentId === item.id);
    const { bytes, progress } = howFar(item, item.children, running);
    return { ...item, bytes, progress };
  }

  forget(id: string): void {
    this.end(id);
    this.collections.delete(id);
    this.shown.delete(id);
  }

  /** @returns the latest values of all that changed since the last call */
  take(): ProgressEntry[] {
    const at = this.clock.monotonic();
    const running = this.runningByCollection(at);
    const entries = [...this.tracks.values()].map((track) => track.entry(at));
    for (const collection of this.collections.values()) {
      const entry = collection.entry(running.get(collection.id) ?? [], at);
      if (entry) entries.push(entry);
    }
    const news = entries.filter((entry) => this.isNews(entry));
    // After its last word: that its speed is 0.
    for (const { id, flow } of this.collections.values()) if (!flow.isRunning && flow.rate(at) === 0) this.forget(id);
    return news;
  }

  private track(
    id: string,
    parentId: string | null,
    known: { bytes: number; totalBytes: number | null },
    receivedBytes: number,
    at: number,
  ): TrackProgress {
    const track = new TrackProgress(id, parentId, known, receivedBytes, at);
    this.tracks.set(id, track);
    this.total.begin(at);
    if (parentId !== null) this.collection(parentId, at).flow.begin(at);
    return track;
  }

  private collection(id: string, at: number): CollectionProgress {
    const collection = this.collections.get(id) ?? new CollectionProgress(id, at);
    this.collections.set(id, collection);
    return collection;
  }

  private end(id: string): void {
    const track = this.tracks.get(id);
    if (!track) return;
    const at = this.clock.monotonic();
    this.tracks.delete(id);
    this.shown.delete(id);
    this.total.end(at);
    if (track.parentId !== null) this.collections.get(track.parentId)?.flow.end(at);
  }

  private runningByCollection(at: number): Map<string, TrackProgress[]> {
    const running = new Map<string, TrackProgress[]>();
    for (const track of this.tracks.values()) {
      if (track.idleMs(at) > FORGET_AFTER_MS) this.end(track.id);
      else if (track.parentId !== null) {
        const siblings = running.get(track.parentId);
        if (siblings) siblings.push(track);
        else running.set(track.parentId, [track]);
      }
    }
    return running;
  }

  private isNews(entry: ProgressEntry): boolean {
    const text = JSON.stringify(entry);
    if (this.shown.get(entry.id) === text) return false;
    this.shown.set(entry.id, text);
    return true;
  }
}
