import { describe, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../shared/deezer/recorded/', import.meta.url);

/** Whether recorded answers of the service are at hand; they are no part of the project. */
export const hasRecorded = existsSync(FOLDER);

/** One recorded answer, parsed. @param name file name without `.json` */
export function recorded(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Record<string, unknown>;
}

/** A describe block that needs the recorded answers; where they are absent it is skipped, and says so. */
export function describeRecorded(title: string, tests: () => void): void {
  if (hasRecorded) {
    describe(title, tests);
    return;
  }
  process.stderr.write(`skipped: "${title}" needs the recorded answers, which are not here\n`);
  describe.skip(title, () => {
    it('needs recorded answers', () => undefined);
  });
}
