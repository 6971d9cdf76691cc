import { afterAll, describe } from '@jest/globals';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FLAGS = [
  // Containers and CI run as root, where Chromium's own sandbox does not start.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where a Chromium is: `DEEMUSIC_TEST_CHROMIUM`, or the first on the PATH; null when there is none. */
export function findChromium(): string | null {
  const given = process.env.DEEMUSIC_TEST_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = given ? [given] : folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `describe` for a real browser; without one its cases are skipped, and that is said. */
export const describeInBrowser: (name: string, cases: () => void) => void = findChromium()
  ? describe
  : (name, cases) => {
      process.stderr.write(
        `SKIPPED in the browser: ${name}: no Chromium was found; install it, or set DEEMUSIC_TEST_CHROMIUM\n`,
      );
      describe.skip(name, cases);
    };

/** Starts the browser; it ends with the spec file. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium; use describeInBrowser');
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  afterAll(() => browser.close());
  return browser;
}
