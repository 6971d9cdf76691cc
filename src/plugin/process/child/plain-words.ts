const MAX_CHARACTERS = 500;
/** So much is looked at: the work must not grow with what a plugin sends. */
const MAX_READ = 4 * MAX_CHARACTERS;

/** What a plugin says, made fit for people elsewhere: one line, not long, folders of this machine left out. */
export function plainWords(text: string): string {
  const lines = text.slice(0, MAX_READ).split(/[\r\n]+/);
  const line = lines
    .map((part) => part.trim())
    .join(' ')
    .trim();
  const isLong = line.length > MAX_CHARACTERS || text.length > MAX_READ;
  const short = isLong ? `${line.slice(0, MAX_CHARACTERS - 1)}…` : line;
  return short.replaceAll('file://', '').replace(/(?<![\w:/.])\/(?:[^\s/'":]+\/)+/g, '…/');
}
