import { areSameRanges, withFiles } from '../same-bytes.js';
import { findAudio } from './audio-range.js';

/**
 * Whether an edited copy of a sound file has its tags in order and holds the same audio byte for byte, however its tags differ. The
 * original was verified frame by frame, so the same bytes are as sound as it is.
 * @param original may begin with NULs, which the copy must not
 * @throws errors of the file system, the signal's reason
 */
export async function sameAudio(original: string, edited: string, signal?: AbortSignal): Promise<boolean> {
  return withFiles(original, edited, async (a, b) => {
    const before = await findAudio(a);
    const after = await findAudio(b);
    if (!before || !after || after.paddingBytes > 0) return false;
    if (!hasSameStreamInfo(before.streamInfo, after.streamInfo)) return false;
    return areSameRanges({ file: a, ...before }, { file: b, ...after }, signal);
  });
}

function hasSameStreamInfo(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
