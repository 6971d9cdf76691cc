import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';

/** The lines of a text stream, trimmed, without empty ones and comments (`# …`). */
export async function readLines(stream: Readable): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream })) {
    const text = line.trim();
    if (text && !text.startsWith('# ')) lines.push(text);
  }
  return lines;
}
