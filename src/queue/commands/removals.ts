import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { RequestError } from '../../domain/index.js';
import { ItemPublisher } from '../view/item-publisher.js';
import { isCollection, type ItemRow } from '../rows/item-row.js';
import { toItem } from '../rows/item-mapper.js';
import { PathReservations } from '../store/path-reservations.js';
import { QueueRegistry } from '../queue-registry.js';
import { membersOf } from '../rows/members.js';
import { rowById } from '../rows/row-writer.js';
import { TransitionsStore } from '../store/transitions.store.js';

export interface Removal {
  /** Ids that are gone: the item's and its children's. */
  removed: string[];
  /** Library paths that no other completed item holds; the files are still there. */
  outputPaths: string[];
  /** Library paths of what else belonged to them: pictures, playlist files. */
  sidecarPaths: string[];
}

/** Takes items off the list; history and all-time counters stay. */
@Injectable()
export class Removals {
  constructor(
    private readonly registry: QueueRegistry,
    private readonly transitions: TransitionsStore,
    private readonly publisher: ItemPublisher,
    private readonly paths: PathReservations,
  ) {}

  /**
   * @param isWithFiles whether the caller deletes the files
   * @returns also the rows as they were, for dropping what they had staged
   * @throws RequestError `not_found`
   */
  async remove(tx: Transaction, id: string, isWithFiles: boolean): Promise<Removal & { rows: ItemRow[] }> {
    const row = await rowById(tx, id);
    if (!row) throw new RequestError('not_found', `there is no item ${id}`);
    const children = isCollection(row) ? await membersOf(tx, row.seq) : [];
    const rows = [row, ...children];
    const sidecarPaths = await this.tellListeners(tx, rows, isWithFiles);
    if (children.length > 0) await tx.run('DELETE FROM item WHERE parent_seq = ?', [row.seq]);
    await tx.run('DELETE FROM item WHERE seq = ?', [row.seq]);
    const outputPaths = new Set<string>();
    for (const { target_path: target, output_path: output } of rows) {
      if (output !== null && !outputPaths.has(output) && !(await this.paths.isHeld(tx, output)))
        outputPaths.add(output);
      if (target !== null && target !== output) await this.paths.releaseUnused(tx, target);
    }
    this.publisher.removed(tx, row);
    if (row.parent_seq !== null) await this.transitions.memberGone(tx, row.parent_seq);
    return { removed: rows.map((gone) => gone.id), outputPaths: [...outputPaths], sidecarPaths, rows };
  }

  private async tellListeners(tx: Transaction, rows: readonly ItemRow[], isWithFiles: boolean): Promise<string[]> {
    const { listeners } = this.registry;
    if (listeners.length === 0) return [];
    const items = rows.map((row) => toItem(row));
    const paths: string[] = [];
    for (const listener of listeners) paths.push(...((await listener.onRemoving?.(tx, { items, isWithFiles })) ?? []));
    return [...new Set(paths)];
  }
}
