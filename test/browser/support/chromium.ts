import { afterAll, describe, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.js';

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
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  afterAll(() => browser.close());
  describe(name, () => {
    cases(ready, browser);
  });
}
