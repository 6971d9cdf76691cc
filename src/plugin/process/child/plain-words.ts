const MAX_CHARACTERS = 500;

/** What a plugin says, made fit for people elsewhere: one line, not long, folders of this machine left out. */
export function plainWords(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  const short = line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS - 1)}…` : line;
  return short.replaceAll('file://', '').replace(/(?<![\w:/.])\/(?:[^\s/'":]+\/)+/g, '…/');
}
