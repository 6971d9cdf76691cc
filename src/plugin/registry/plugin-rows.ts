import { Injectable } from '@nestjs/common';
import type { Fault } from '@deemusic/plugin-sdk';
import { DatabaseReader, WriteQueue, type Transaction } from '../../database/index.js';
import { HELD_STATES, type HeldState, type PluginHold, type PluginRow } from './plugin-row.js';

interface StoredRow {
  id: string;
  enabled: number;
  version: string | null;
  position: number | null;
  config: string;
  hooks: string;
  held_state: string | null;
  held_reason: string | null;
  held_fault: string | null;
  held_at: number | null;
}

const SAVE = `
INSERT INTO plugin (id, enabled, version, position, config, hooks, held_state, held_reason, held_fault, held_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET enabled = excluded.enabled, version = excluded.version, position = excluded.position,
  config = excluded.config, hooks = excluded.hooks, held_state = excluded.held_state, held_reason = excluded.held_reason,
  held_fault = excluded.held_fault, held_at = excluded.held_at`;

/** Table `plugin`. */
@Injectable()
export class PluginRows {
  constructor(
    private readonly reader: DatabaseReader,
    private readonly writes: WriteQueue,
  ) {}

  async all(): Promise<PluginRow[]> {
    return (await this.reader.all<StoredRow>('SELECT * FROM plugin ORDER BY id')).map(toRow);
  }

  /** All or none. */
  async save(rows: readonly PluginRow[]): Promise<void> {
    await this.writes.run(async (tx) => {
      for (const row of rows) await saveOne(tx, row);
    });
  }
}

async function saveOne(
  tx: Transaction,
  { id, isEnabled, version, position, config, hooks, hold }: PluginRow,
): Promise<void> {
  const decided = [id, isEnabled ? 1 : 0, version, position, JSON.stringify(config), JSON.stringify(hooks)];
  const held = [hold?.state ?? null, hold?.reason ?? null, hold?.fault ?? null, hold?.at ?? null];
  await tx.run(SAVE, [...decided, ...held]);
}

function toRow(stored: StoredRow): PluginRow {
  return {
    id: stored.id,
    isEnabled: stored.enabled === 1,
    version: stored.version,
    position: stored.position,
    config: objectIn(stored.config),
    hooks: objectIn(stored.hooks) as Record<string, boolean>,
    hold: holdIn(stored),
  };
}

function holdIn({ held_state: state, held_reason, held_fault, held_at }: StoredRow): PluginHold | null {
  if (state === null || !(HELD_STATES as readonly string[]).includes(state)) return null;
  return {
    state: state as HeldState,
    reason: held_reason ?? '',
    fault: (held_fault ?? 'plugin') as Fault,
    at: held_at ?? 0,
  };
}

/** Somebody may have edited the database: a row must not stop the boot. */
function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
