import type { Artifact, DurableHookName, Fault, HookOrder, RunReason, TrackPatch } from '@deemusic/plugin-sdk';

/** States of a run; the first four are open. */
export const HOOK_RUN_STATES = ['pending', 'running', 'retry', 'waiting', 'succeeded', 'skipped', 'dead'] as const;
export type HookRunState = (typeof HOOK_RUN_STATES)[number];

/** Terms exactly as the partial indexes have them: SQLite uses such an index only when the query repeats its words. */
export const IS_OPEN = `state IN ('pending', 'running', 'retry', 'waiting')`;
export const IS_UNSETTLED = `state IN ('pending', 'running', 'retry', 'waiting', 'dead')`;

/** 0: what happens now. 1: replays of the whole library, which never stand before it. */
export type Lane = 0 | 1;

/** A row of `hook_run`. */
export interface HookRunRow {
  id: number;
  event_id: number;
  entity: string;
  plugin: string;
  version: string;
  hook: DurableHookName;
  stage: HookOrder;
  seq: number;
  lane: Lane;
  head: 0 | 1;
  state: HookRunState;
  on_error: 'continue' | 'fail';
  retries: number;
  attempt: number;
  next_at: number | null;
  lease_until: number | null;
  owner: string | null;
  crash_kills: number;
  progress: number | null;
  /** JSON of a {@link HookRunResult}. */
  result: string | null;
  error_kind: string | null;
  error_fault: Fault | null;
  error_message: string | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
}

/** What a run left behind, or why nothing came of it. */
export interface HookRunResult {
  artifacts?: Artifact[];
  patch?: TrackPatch;
  note?: string;
}

/** What made runs due. */
export interface HookEventInput {
  name: DurableHookName;
  itemId: string;
  reason: RunReason;
  /** The plugin that caused it: it gets no run for it. */
  origin?: string | null;
  /** How many events caused one another before this one; beyond 8 it is a loop. */
  depth?: number;
}
