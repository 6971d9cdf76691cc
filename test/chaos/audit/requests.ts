import type { AudioFormat } from '../../../src/domain/index.js';
import type { RequestLogEntry } from '../../../src/sandbox/index.js';
import { isFiled } from './items.js';
import type { AuditFacts } from './subject.js';

/** What the service sent: every byte of what is completed has come from it. */
export function auditRequests({ items, sandbox }: AuditFacts): string[] {
  const byTrack = new Map<string, RequestLogEntry[]>();
  for (const entry of sandbox.log) {
    if (entry.service !== 'cdn') continue;
    for (const id of entry.trackIds) byTrack.set(id, [...(byTrack.get(id) ?? []), entry]);
  }
  const sent = new Map<string, number>();
  return items.filter(isFiled).flatMap(({ id, recording, quality_got: format }) => {
    const trackId = recording?.split(':')[1] ?? '';
    const size = sandbox.plainBytes(trackId, format as AudioFormat).length;
    const reach = sent.get(trackId) ?? reachOf(byTrack.get(trackId) ?? []);
    sent.set(trackId, reach);
    return reach >= size ? [] : [`${id} is completed, of its ${String(size)} bytes ${String(reach)} were sent`];
  });
}

/** How far the bytes that were sent go without a gap. */
function reachOf(entries: readonly RequestLogEntry[]): number {
  const parts = entries
    .filter(({ status }) => status === 200 || status === 206)
    .map(({ status, range, bytesSent }) => {
      const from = status === 206 ? firstByteOf(range) : 0;
      return { from, to: from + bytesSent };
    })
    .sort((a, b) => a.from - b.from);
  return parts.reduce((reach, { from, to }) => (from <= reach ? Math.max(reach, to) : reach), 0);
}

/** The first byte that a request asks for. */
export function firstByteOf(range: string | null): number {
  return Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
}
