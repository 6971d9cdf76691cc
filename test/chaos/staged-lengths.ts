import { statSync } from 'node:fs';
import { join } from 'node:path';
import { RESUME_ALIGNMENT_BYTES } from '../../src/domain/index.js';
import { stagedItemOf } from '../../src/library/staging-name.js';
import type { RequestLogEntry } from '../../src/sandbox/index.js';
import { staged } from '../support/files.js';
import { firstByteOf } from './audit/requests.js';

/** Lengths of what is staged, by track; a track may be staged for several items. */
export type StagedLengths = ReadonlyMap<string, readonly number[]>;

export function stagedLengths(library: string): StagedLengths {
  const lengths = new Map<string, number[]>();
  for (const name of staged(library)) {
    const trackId = /track_(-?\d+)/.exec(stagedItemOf(name) ?? '')?.[1];
    if (!trackId) continue;
    const { size } = statSync(join(library, '.deemusic', 'staging', name));
    lengths.set(trackId, [...(lengths.get(trackId) ?? []), size]);
  }
  return lengths;
}

/**
 * A transfer goes on from its bytes: the first request for each track after a restart begins where what was staged ends, less at most 6144.
 * @param requests all since the restart
 * @returns what is wrong
 */
export function firstRequestFaults(interrupted: StagedLengths, requests: readonly RequestLogEntry[]): string[] {
  const first = new Map<string, number>();
  for (const { service, trackIds, range } of requests) {
    if (service !== 'cdn') continue;
    for (const trackId of trackIds) if (!first.has(trackId)) first.set(trackId, firstByteOf(range));
  }
  return [...first].flatMap(([trackId, start]) => {
    const lengths = interrupted.get(trackId) ?? [0];
    if (lengths.some((length) => start <= length && start >= length - RESUME_ALIGNMENT_BYTES)) return [];
    return [`${trackId} had ${lengths.join(' and ')} bytes staged, its first request began at ${String(start)}`];
  });
}
