export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** A line of a log. */
export interface LogLine {
  /** Stays the same while lines are added at the end. */
  key: string;
  /** ISO; null for the further lines of a message. */
  at: string | null;
  level: LogLevel;
  text: string;
}

const HEAD = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (debug|info|warn|error) +(.*)$/;

/** Takes lines apart: `2030-01-01T00:00:00.000Z info  text`. Further lines of a message have the level of its first. */
export function logLines(raw: readonly string[]): LogLine[] {
  let level: LogLevel = 'info';
  const seen = new Map<string, number>();
  return raw.map((line) => {
    const [, at = null, ownLevel, text = line] = HEAD.exec(line) ?? [];
    if (ownLevel) level = ownLevel as LogLevel;
    const times = (seen.get(line) ?? 0) + 1;
    seen.set(line, times);
    return { key: `${line}#${String(times)}`, at, level, text };
  });
}

/** Lines with all of the words, in any case. */
export function matching(lines: readonly LogLine[], search: string): readonly LogLine[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return lines;
  return lines.filter(({ text, level, at }) => {
    const whole = `${at ?? ''} ${level} ${text}`.toLowerCase();
    return wanted.every((word) => whole.includes(word));
  });
}
