import { chromium, type Browser, type CDPSession } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../browser/support/find-chromium.js';

/** @throws Error where there is no Chromium */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium was found; install it, or set DEEMUSIC_TEST_CHROMIUM');
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

/** What Chromium counts of a page: seconds and bytes by name. */
export async function pageMetrics(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
