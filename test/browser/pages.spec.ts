import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { setStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { startReverseProxy } from './support/reverse-proxy.js';
import { Visit, type VisitOptions } from './support/visit.js';

/** A host below /music behind a proxy, with something of everything in its list. */
const setFullStage = async () => {
  const stage = await setStage(
    { trackBytes: 100_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
    { DEEMUSIC_BASE_PATH: '/music', DEEMUSIC_ACCESS: 'off', DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000' },
  );
  const { ids } = stage.sandbox.catalogue;
  const items = [
    { type: 'track', id: ids.track.mp3Only },
    { type: 'track', id: ids.track.unavailable },
    { type: 'album', id: ids.album.hurtfulNames },
    { type: 'playlist', id: ids.playlist.demo },
  ];
  await stage.host.api('POST', '/downloads', { items });
  for (const { type, id } of items) await stage.worked(`${type}_${id}`);
  return { stage, url: `${await startReverseProxy(new URL(stage.host.url).origin)}/music` };
};

/** Where a page is, what it is called, and what of it comes last. */
const pagesOf = (ids: { playlist: { demo: string }; album: { twoDisc: string } }) => {
  const demo = `playlist_${ids.playlist.demo}`;
  const rows = (page: Page) => page.getByRole('row').nth(3).waitFor();
  return [
    { path: '/', heading: 'Queue', settled: rows },
    {
      path: `/?item=${demo}`,
      heading: 'What happened',
      settled: (page: Page) => page.getByRole('heading', { name: 'What is missing' }).waitFor(),
    },
    {
      path: `/add?text=album_${ids.album.twoDisc}%0Ahttps://example.com/none`,
      heading: 'Add',
      settled: (page: Page) => page.getByRole('button', { name: /^Add: The Night Ferry/ }).waitFor(),
    },
    {
      path: '/add?text=harbour',
      heading: 'Add',
      settled: (page: Page) => page.getByRole('tabpanel').getByRole('listitem').first().waitFor(),
    },
    {
      path: '/history',
      heading: 'History',
      settled: (page: Page) => page.getByRole('main').getByRole('listitem').first().waitFor(),
    },
    { path: '/plugins', heading: 'Plugins', settled: (page: Page) => page.getByRole('switch').nth(3).waitFor() },
    {
      path: '/plugins/tagging?tab=settings',
      heading: 'Tagging',
      settled: (page: Page) => page.getByRole('radiogroup').first().waitFor(),
    },
    {
      path: '/settings',
      heading: 'Settings',
      settled: (page: Page) =>
        page
          .getByRole('list', { name: /^Examples/ })
          .first()
          .waitFor(),
    },
    {
      path: '/about',
      heading: 'About',
      settled: (page: Page) => page.getByRole('region', { name: 'For programs' }).waitFor(),
    },
    { path: '/welcome', heading: 'Welcome', settled: (page: Page) => page.getByRole('link').first().waitFor() },
    {
      path: '/nowhere',
      heading: null,
      settled: (page: Page) => page.getByText('There is no such page.').waitFor(),
    },
  ];
};

await describeInBrowser('every page, below /music behind a proxy', setFullStage, ({ stage, url }, browser) => {
  const pages = pagesOf(stage.sandbox.catalogue.ids);
  // Every page in both colours and on both devices, each once.
  const LOOKS: [string, VisitOptions][] = [
    ['at a desk, in light', { device: 'desk', scheme: 'light' }],
    ['on a phone of 360 px, in dark', { device: 'phone', scheme: 'dark' }],
  ];

  // Faults that nobody sees (errors, the policy, foreign and heavy requests) are found by the end of each visit.
  it.each(LOOKS)(
    'is whole %s: by its own address, without serious violations, no wider than the window',
    async (_, look) => {
      const visit = await Visit.begin(browser, url, look);
      const found: Record<string, unknown> = {};
      for (const { path, heading, settled } of pages) {
        const page = await visit.open(path);
        if (heading !== null) await page.getByRole('heading', { name: heading }).first().waitFor();
        await settled(page);
        // The header knows the host.
        await page.getByRole('button', { name: 'Pause the whole queue', disabled: false }).waitFor();
        expect(new URL(page.url()).pathname).toMatch(/^\/music(\/|$)/);
        await page.locator(`html[data-mantine-color-scheme=${look.scheme!}]`).waitFor();
        const violations = await visit.seriousViolations();
        const overflow = await visit.overflow();
        if (violations.length > 0 || overflow > 0) found[path] = { violations, overflow };
      }
      expect(found).toEqual({});
      await visit.end();
    },
    90_000,
  );
});
