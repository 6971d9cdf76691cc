// Names come from strangers: a title must not be able to move the cursor, colour the screen or turn the line around.
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** The text on one line, without control characters and without marks that change its direction. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ').trim();
}
