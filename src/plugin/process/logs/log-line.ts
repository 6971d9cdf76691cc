export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A line of the file: `2030-01-01T00:00:00.000Z info  text`. */
export function logLine(at: number, level: LogLevel, text: string): string {
  return `${new Date(at).toISOString()} ${level.padEnd(5)} ${text}`;
}
