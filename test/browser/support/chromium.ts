import { afterAll, describe, it } from '@jest/globals';
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

/**
 * Cases that need a real browser. Without one they are skipped, and that is said. To be awaited at the top level of a spec file.
 * @param stage sets up what the cases need; runs before them, and not at all without a browser
 */
export async function describeInBrowser<Stage>(
  name: string,
  stage: () => Promise<Stage>,
  cases: (stage: Stage, browser: Browser) => void,
): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) {
    process.stderr.write(
      `SKIPPED in the browser: ${name}: no Chromium was found; install it, or set DEEMUSIC_TEST_CHROMIUM\n`,
    );
    describe.skip(name, () => {
      it('needs a Chromium', () => undefined);
    });
    return;
  }
  const ready = await stage();
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  afterAll(() => browser.close());
  describe(name, () => {
    cases(ready, browser);
  });
}
