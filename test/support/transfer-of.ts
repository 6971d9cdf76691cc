import type { Undertaking } from '../../src/queue/index.js';

/** What a run undertakes that transfers a recording: a path of its own, and nothing to say. */
export function transferOf(recording: string): Undertaking {
  return { recording, candidates: [`${recording}.flac`], patch: {}, begin: null };
}
