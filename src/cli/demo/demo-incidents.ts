import type { Sandbox } from '../../sandbox/index.js';
import { nameOf } from '../host/items.js';
import { formatBytes } from '../terminal/format.js';
import type { DemoResult } from './demo-downloads.js';

/** What the upstream saw go wrong and come right again: the source that broke off, and where its successor went on. */
export function incidents({ tracks }: DemoResult, { log, catalogue }: Pick<Sandbox, 'log' | 'catalogue'>): string[] {
  const id = catalogue.ids.track.dyingSource;
  const track = tracks.find((item) => item.id.endsWith(`track_${id}`));
  const [first, ...later] = log.filter((entry) => entry.service === 'cdn' && entry.trackIds.includes(id));
  const last = later.at(-1);
  if (!track || !first || !last) return [];
  const from = Number(/^bytes=(\d+)-/.exec(last.range ?? '')?.[1] ?? 0);
  const goesOn = from > 0 ? `another one went on at byte ${String(from)}` : 'another one began anew';
  return [`${nameOf(track)}: its source broke off after ${formatBytes(first.bytesSent)}, ${goesOn}`];
}
