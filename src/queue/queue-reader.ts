import { Injectable } from '@nestjs/common';
import type { Item } from '../domain/index.js';
import type { HistoryPage, HistoryQuery, ItemPage, ItemQuery, QueueCounters, TimelineEntry } from './item-query.js';

/** Reads of the queue. */
@Injectable()
export class QueueReader {
  get(_id: string): Promise<Item | null> {
    throw new Error('being written');
  }
  page(_query: ItemQuery): Promise<ItemPage> {
    throw new Error('being written');
  }
  children(_id: string, _query: ItemQuery): Promise<ItemPage> {
    throw new Error('being written');
  }
  timeline(_id: string): Promise<TimelineEntry[]> {
    throw new Error('being written');
  }
  active(_limit: number): Promise<Item[]> {
    throw new Error('being written');
  }
  history(_query: HistoryQuery): Promise<HistoryPage> {
    throw new Error('being written');
  }
  counters(): Promise<QueueCounters> {
    throw new Error('being written');
  }
  completedLeaves(_id: string): Promise<{ id: string; outputPath: string }[]> {
    throw new Error('being written');
  }
  transfersSince(_epochMs: number): Promise<{ count: number; oldestAt: number | null }> {
    throw new Error('being written');
  }
}
