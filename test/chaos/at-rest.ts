import type { Item } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import type { HostProcess } from '../support/host-process.js';
import type { Stage } from '../support/stage.js';

const OPEN = ['pending', 'running', 'retry', 'waiting'] as const;

interface Summary {
  items: Record<(typeof OPEN)[number], number>[];
  jobs: unknown[];
}

/** Whether nothing is left to be done: no track, no listing, no hook. */
export async function isAtRest({ host }: Stage): Promise<boolean> {
  return (await openWork(host)) === null;
}

/** Waits until nothing is left to be done. */
export function atRest(stage: Stage, timeoutMs = 60_000): Promise<void> {
  return inTime(stage, 'all has come to rest', () => isAtRest(stage), timeoutMs);
}

/**
 * Waits for something that work leads to.
 * @throws Error with what is still open, and what the host said last, after `timeoutMs`
 */
export async function inTime(
  stage: Stage,
  reason: string,
  check: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  try {
    await eventually(reason, check, timeoutMs);
  } catch (cause) {
    const open = await openWork(stage.host).catch((error: unknown) => `the host does not answer: ${String(error)}`);
    const said = stage.host.output().split('\n').slice(-20).join('\n');
    throw new Error(`${(cause as Error).message}; open: ${open ?? 'nothing'}\n${said}`, { cause });
  }
}

/** What is open, in words; null = nothing. */
async function openWork(host: HostProcess): Promise<string | null> {
  const { queue } = (await host.api<{ queue: Record<string, number> }>('GET', '/stats')).body;
  const tracks = (queue.pending ?? 0) + (queue.downloading ?? 0) + (queue.processing ?? 0);
  const { items, jobs } = (await host.api<Summary>('GET', '/plugins/runs/summary')).body;
  const runs = items.reduce((sum, counts) => sum + OPEN.reduce((all, state) => all + counts[state], 0), 0);
  const listed = (await host.api<{ items: Item[] }>('GET', '/downloads?limit=500')).body.items;
  const moving = listed.filter(({ status, stage, post }) => isMoving(status) || stage !== null || post === 'pending');
  if (tracks + runs + jobs.length + moving.length === 0) return null;
  const names = moving.map(({ id, status, stage, post }) => `${id} ${status} ${String(stage)} ${post}`);
  return `${JSON.stringify(queue)}, ${String(runs)} runs, ${names.join(', ')}`;
}

function isMoving(status: Item['status']): boolean {
  return status === 'pending' || status === 'downloading' || status === 'processing';
}
