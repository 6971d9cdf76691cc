import type { Clock, Item, TransferProgress } from '../../domain/index.js';
import type { ProgressEntry } from '../../wire/index.js';
import { CollectionProgress } from './collection-progress.js';
import { FlowMeter } from './flow-meter.js';
import { TrackProgress } from './track-progress.js';

/** A track of which nothing was heard for so long is forgotten, should its end have been missed. */
export const FORGET_AFTER_MS = 120_000;

/** Turns the stream of byte counts into speeds, times left and the progress of collections. Knows only what runs. */
export class ProgressSampler {
  private readonly tracks = new Map<string, TrackProgress>();
  private readonly collections = new Map<string, CollectionProgress>();
  private readonly shown = new Map<string, string>();
  private readonly total: FlowMeter;

  constructor(private readonly clock: Clock) {
    this.total = new FlowMeter(clock.monotonic());
  }

  /** All transfers together, smoothed. */
  get bytesPerSecond(): number {
    return Math.round(this.total.rate(this.clock.monotonic()));
  }

  /** Collections with running members whose row was not seen yet. */
  get unknownCollections(): string[] {
    return [...this.collections.values()].filter((collection) => !collection.isKnown).map(({ id }) => id);
  }

  record(progress: TransferProgress): void {
    const at = this.clock.monotonic();
    // Of a track that was not seen before, what it has now may be what a resume found.
    const track = this.tracks.get(progress.id) ?? this.track(progress.id, progress.parentId, progress.bytes, at);
    // A report that comes late says nothing new.
    if (!track.hasEnded) this.flow(track, track.record(progress, at), at);
  }

  /** Takes in the state of an item as it was committed. */
  observe(item: Item): void {
    if (item.children) {
      this.collections.get(item.id)?.update(item);
      return;
    }
    const at = this.clock.monotonic();
    const track = this.tracks.get(item.id);
    if (item.status === 'downloading') {
      if (!track) this.track(item.id, item.parentId, item.bytes, at);
      return;
    }
    if (!track) return;
    if (item.status === 'processing' && !track.hasEnded) {
      const came = track.finish(item.bytes, at);
      // Bytes that were cloned from another item did not come over the line.
      if (item.reused === null) this.flow(track, came, at);
    }
    // One that is processed still adds its bytes to those of its collection.
    if (item.status !== 'processing' || item.parentId === null) this.forget(item.id);
  }

  forget(id: string): void {
    this.tracks.delete(id);
    this.collections.delete(id);
    this.shown.delete(id);
  }

  /** @returns the latest values of all that changed since the last call */
  take(): ProgressEntry[] {
    const at = this.clock.monotonic();
    const running = this.runningByCollection(at);
    const entries = [...this.tracks.values()].filter(({ hasEnded }) => !hasEnded).map((track) => track.entry(at));
    for (const collection of this.collections.values()) {
      const entry = collection.entry(running.get(collection.id) ?? [], at);
      if (entry) entries.push(entry);
      if (!running.has(collection.id) && collection.meter.rate(at) === 0) this.forget(collection.id);
    }
    return entries.filter((entry) => this.isNews(entry));
  }

  private track(id: string, parentId: string | null, bytes: number, at: number): TrackProgress {
    const track = new TrackProgress(id, parentId, bytes, at);
    this.tracks.set(id, track);
    if (parentId !== null && !this.collections.has(parentId)) {
      this.collections.set(parentId, new CollectionProgress(parentId, at));
    }
    return track;
  }

  private flow(track: TrackProgress, bytes: number, at: number): void {
    if (track.parentId !== null) this.collections.get(track.parentId)?.meter.add(bytes, at);
    this.total.add(bytes, at);
  }

  private runningByCollection(at: number): Map<string, TrackProgress[]> {
    const running = new Map<string, TrackProgress[]>();
    for (const track of this.tracks.values()) {
      if (!track.hasEnded && track.idleMs(at) > FORGET_AFTER_MS) this.forget(track.id);
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
