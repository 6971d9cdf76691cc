import { Injectable } from '@nestjs/common';
import type { SqlValue, Transaction } from '../../database/index.js';
import { Clock, RequestError, isTerminal, type ItemStatus, type LeafStatus } from '../../domain/index.js';
import { childCounts } from '../rows/item-mapper.js';
import { isCollection, type ItemRow } from '../rows/item-row.js';
import { Relisting } from '../expansion/relisting.js';
import { Requeuer } from './requeuer.js';
import { rowById, rowBySeq } from '../rows/row-writer.js';
import { TransitionsStore } from '../store/transitions.store.js';
import { Turns } from '../rows/turns.js';

export type Command = 'pause' | 'resume' | 'cancel' | 'retry';

interface Rule {
  /** Statuses that the command changes. */
  from: readonly LeafStatus[];
  to: LeafStatus;
  /** Statuses in which its result holds already. */
  holds: readonly ItemStatus[];
}

const ENDED: readonly LeafStatus[] = ['failed', 'cancelled', 'skipped'];
const UNDER_WAY: readonly LeafStatus[] = ['pending', 'downloading', 'processing'];

const RULES: Readonly<Record<Command, Rule>> = {
  pause: { from: ['pending', 'downloading'], to: 'paused', holds: ['paused'] },
  resume: { from: ['paused'], to: 'pending', holds: UNDER_WAY },
  cancel: { from: ['pending', 'downloading', 'processing', 'paused'], to: 'cancelled', holds: ['cancelled'] },
  retry: { from: ENDED, to: 'pending', holds: UNDER_WAY },
};

/** What remains of a run when a track leaves it; a member of an unfinished album goes on waiting for the album. */
const AT_REST = { stage: null, next_attempt_at: null };
const KEEP_EXPANSION = "waiting = CASE waiting WHEN 'expansion' THEN waiting END";

const TRACKS_BY_ID = `SELECT * FROM item WHERE id IN (SELECT value FROM json_each(?)) AND type = 'track'`;

/** Commands on rows, inside a unit. Stopping what runs is the service's part. */
@Injectable()
export class ItemCommands {
  constructor(
    private readonly clock: Clock,
    private readonly transitions: TransitionsStore,
    private readonly requeuer: Requeuer,
    private readonly turns: Turns,
    private readonly relisting: Relisting,
  ) {}

  /**
   * @param untouchable seqs of tracks that are being published: they are past every command
   * @returns the row after it
   * @throws RequestError `not_found`, `illegal_transition`
   */
  async perform(tx: Transaction, command: Command, id: string, untouchable: readonly number[]): Promise<ItemRow> {
    const row = await rowById(tx, id);
    if (!row) throw new RequestError('not_found', `there is no item ${id}`);
    if (isCollection(row)) return this.onCollection(tx, command, row, untouchable);
    return this.onTrack(tx, command, row, untouchable);
  }

  /**
   * A command on many tracks, in a few statements. Those on which it would change nothing, or is illegal, are left out.
   * @param untouchable as of {@link perform}
   * @returns the rows that it changed, as they are after it
   */
  async performOnTracks(
    tx: Transaction,
    command: Exclude<Command, 'retry'>,
    ids: readonly string[],
    untouchable: readonly number[],
  ): Promise<ItemRow[]> {
    const { from, to } = RULES[command];
    const rows = await tx.all<ItemRow>(TRACKS_BY_ID, [JSON.stringify(ids)]);
    const changed: ItemRow[] = [];
    for (const status of from) {
      const seqs = rows.filter((row) => row.status === status && !untouchable.includes(row.seq)).map(({ seq }) => seq);
      if (seqs.length === 0) continue;
      const change = { ...AT_REST, ...this.leaving(command) };
      changed.push(
        ...(await this.transitions.applyIf(tx, seqs, [status, to], change, { sql: KEEP_EXPANSION, params: [] })),
      );
    }
    return changed;
  }

  private async onTrack(
    tx: Transaction,
    command: Command,
    row: ItemRow,
    untouchable: readonly number[],
  ): Promise<ItemRow> {
    const rule = RULES[command];
    if (rule.holds.includes(row.status)) return row;
    if (!(rule.from as readonly ItemStatus[]).includes(row.status)) throw illegal(command, row);
    if (untouchable.includes(row.seq)) {
      throw new RequestError(
        'illegal_transition',
        `${row.id} is being put into the library; it is too late to ${command}`,
      );
    }
    if (command === 'retry') return this.requeuer.track(tx, row);
    const waiting = row.waiting === 'expansion' ? row.waiting : null;
    return this.transitions.apply(tx, row, rule.to, { ...AT_REST, ...this.leaving(command), waiting });
  }

  private async onCollection(
    tx: Transaction,
    command: Command,
    row: ItemRow,
    untouchable: readonly number[],
  ): Promise<ItemRow> {
    const rule = RULES[command];
    const changed =
      command === 'retry'
        ? await this.requeuer.collection(tx, row, ENDED, null)
        : (await this.onListing(tx, command, row)) + (await this.onChildren(tx, command, row, untouchable));
    const after = (await rowBySeq(tx, row.seq)) ?? row;
    if (changed > 0) return after;
    const hasUnderWay =
      command !== 'resume' && command !== 'retry' ? false : !isTerminal(row.status) && row.status !== 'paused';
    if (rule.holds.includes(row.status) || hasUnderWay) return after;
    throw illegal(command, row);
  }

  /** A collection whose members are not all known has a will of its own. */
  private async onListing(tx: Transaction, command: Exclude<Command, 'retry'>, row: ItemRow): Promise<number> {
    if (row.expanded_at !== null) {
      if (command !== 'cancel' || row.relisting === 0) return 0;
      await this.relisting.stop(tx, row, null);
      return 1;
    }
    const isLegal =
      command === 'resume'
        ? row.status === 'paused'
        : row.status === 'pending' || (command === 'cancel' && row.status === 'paused');
    if (!isLegal) return 0;
    const change = { ...AT_REST, waiting: null, completed_at: command === 'cancel' ? this.clock.now() : null };
    await this.transitions.applyToCollection(tx, row, RULES[command].to, change);
    return 1;
  }

  private async onChildren(
    tx: Transaction,
    command: Exclude<Command, 'retry'>,
    row: ItemRow,
    untouchable: readonly number[],
  ): Promise<number> {
    if (childCounts(row).total === 0) return 0;
    const where: { sql: string; params: SqlValue[] } = {
      sql: 'seq NOT IN (SELECT value FROM json_each(?))',
      params: [JSON.stringify(untouchable)],
    };
    const set = { change: { ...AT_REST, ...this.leaving(command) }, sql: KEEP_EXPANSION };
    let changed = 0;
    for (const from of RULES[command].from) {
      const rows = await this.transitions.applyToChildren(tx, row.seq, from, RULES[command].to, where, set);
      changed += rows.length;
    }
    if (changed === 0) return 0;
    if (command === 'resume') await this.turns.spread(tx, row.seq, await this.turns.start(tx, row.priority));
    await this.transitions.fold(tx, row.seq);
    return changed;
  }

  private leaving(command: Command): { staged?: null; completed_at?: number } {
    return command === 'cancel' ? { staged: null, completed_at: this.clock.now() } : {};
  }
}

function illegal(command: Command, row: ItemRow): RequestError {
  return new RequestError('illegal_transition', `${row.id} is ${row.status}; there is nothing to ${command}`);
}
