/** Beyond it, space that something large left behind is given back. */
const MOST_BYTES = 64 * 1024;

/**
 * Room left behind the tags, so that a later change moves no audio. What fits into the present room keeps the file's length; that also
 * makes a second run give the same bytes.
 * @param content bytes of the tags
 * @param room bytes that tags and padding have now
 * @param fresh padding of a file that is written anew
 * @param smallest bytes that a padding needs for itself, where it cannot be of any length
 * @returns bytes behind the content, with what the padding needs for itself
 */
export function paddingFor(content: number, room: number, fresh: number, smallest = 0): number {
  const left = room - content;
  const fits = left === 0 || left >= smallest;
  return left >= 0 && left <= MOST_BYTES && fits ? left : fresh;
}
