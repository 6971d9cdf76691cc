import { Injectable } from '@nestjs/common';
import type { Item } from '../domain/index.js';
import type { ItemProcessor } from './item-processor.js';
import type { ActionResult, ItemAction, ItemFilter, MoveTarget } from './item-query.js';
import type { AddResult, NewItem } from './new-item.js';
import type { TransitionListener } from './transition-listener.js';

/** Commands of the queue; each resolves after its commit. */
@Injectable()
export class QueueService {
  registerProcessor(_processor: ItemProcessor): void {
    throw new Error('being written');
  }
  onTransition(_listener: TransitionListener): void {
    throw new Error('being written');
  }
  add(_entries: readonly NewItem[]): Promise<AddResult[]> {
    throw new Error('being written');
  }
  pause(_id: string): Promise<Item> {
    throw new Error('being written');
  }
  resume(_id: string): Promise<Item> {
    throw new Error('being written');
  }
  cancel(_id: string): Promise<Item> {
    throw new Error('being written');
  }
  retry(_id: string): Promise<Item> {
    throw new Error('being written');
  }
  move(_id: string, _target: MoveTarget): Promise<Item> {
    throw new Error('being written');
  }
  remove(_id: string): Promise<{ removed: string[]; outputPaths: string[] }> {
    throw new Error('being written');
  }
  releasePaths(_paths: readonly string[]): Promise<void> {
    throw new Error('being written');
  }
  act(_action: ItemAction, _target: { ids: readonly string[] } | { filter: ItemFilter }): Promise<ActionResult[]> {
    throw new Error('being written');
  }
  prune(_olderThanMs: number): Promise<void> {
    throw new Error('being written');
  }
}
