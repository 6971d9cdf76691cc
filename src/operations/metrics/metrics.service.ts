import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { HOLD_REASONS, ITEM_STATUSES } from '../../domain/index.js';
import { Library } from '../../library/index.js';
import { QueueControl, QueueReader, WorkerPool } from '../../queue/index.js';

/** The host's figures for Prometheus, read when they are asked for. */
@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  private readonly items = this.gauge('deemusic_tracks', 'Tracks in the list', ['status']);
  private readonly active = this.gauge('deemusic_downloads_active', 'Transfers that run now');
  private readonly slots = this.gauge('deemusic_downloads_slots', 'Transfers that may run at once');
  private readonly held = this.gauge('deemusic_queue_held', '1 while the whole queue waits, by reason', ['reason']);
  private readonly free = this.gauge('deemusic_library_free_bytes', 'Free space of the library');
  private readonly ended = this.counter('deemusic_tracks_ended_total', 'Tracks that ended, in all time', ['outcome']);
  private readonly bytes = this.counter('deemusic_downloaded_bytes_total', 'Bytes of finished transfers, in all time');

  constructor(
    private readonly reader: QueueReader,
    private readonly control: QueueControl,
    private readonly pool: WorkerPool,
    private readonly library: Library,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The text that Prometheus reads. */
  async text(): Promise<string> {
    await this.collect();
    return this.registry.metrics();
  }

  private async collect(): Promise<void> {
    const counters = await this.reader.counters();
    for (const status of ITEM_STATUSES) this.items.set({ status }, counters.byStatus[status]);
    this.setTotal(this.ended, counters.successCount, { outcome: 'completed' });
    this.setTotal(this.ended, counters.failureCount, { outcome: 'failed' });
    this.setTotal(this.bytes, counters.bytesDownloaded, {});
    this.collectQueue();
    // A library that is gone is told by the queue's hold; its free space is then unknown, not 0.
    this.free.set(await this.library.freeBytes().catch(() => Number.NaN));
  }

  private collectQueue(): void {
    const { concurrency, waiting } = this.control.state();
    this.active.set(this.pool.activeCount);
    this.slots.set(concurrency);
    for (const reason of HOLD_REASONS) this.held.set({ reason }, waiting?.reason === reason ? 1 : 0);
  }

  /** The truth is kept in the database; a counter of Prometheus can only be reset and raised. */
  private setTotal(counter: Counter, total: number, labels: Record<string, string>): void {
    counter.remove(labels);
    counter.inc(labels, total);
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  private counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}
