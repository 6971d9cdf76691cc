import type { HoldReason, QueueState } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import type { Stage } from '../support/stage.js';
import { atRest } from './at-rest.js';
import { audit } from './audit/audit.js';

/** Asks for items; each is downloaded anew, whether it is there or not. */
export async function ask(
  stage: Stage,
  ...items: { type: 'track' | 'album' | 'playlist'; id: string }[]
): Promise<void> {
  const { status, body } = await stage.host.api('POST', '/downloads', { items, force: true });
  if (status >= 300) throw new Error(`refused: ${String(status)} ${JSON.stringify(body)}`);
}

/** Waits until all has come to rest, and compares everything with everything. @throws Error with what is wrong */
export async function sound(stage: Stage, timeoutMs?: number): Promise<void> {
  await atRest(stage, timeoutMs);
  const found = await audit(stage);
  if (found.length > 0) throw new Error(found.join('\n'));
}

/** Whether the queue waits for that within so long; it need not where nothing is left that would. */
export function waits(stage: Stage, reason: HoldReason, timeoutMs: number): Promise<boolean> {
  return eventually(
    `the queue waits for ${reason}`,
    async () => (await stage.host.api<QueueState>('GET', '/queue')).body.waiting?.reason === reason,
    timeoutMs,
  ).catch(() => false);
}

/** Ids of the generated tracks. @param from the first, counted from 0 */
export async function generatedTracks(stage: Stage, count: number, from = 0): Promise<string[]> {
  const list = stage.sandbox.catalogue.playlistOfSize(1000);
  const response = await fetch(
    `${stage.sandbox.apiUrl}/playlist/${list}/tracks?limit=${String(count)}&index=${String(from)}`,
  );
  return ((await response.json()) as { data: { id: number }[] }).data.map(({ id }) => String(id));
}
