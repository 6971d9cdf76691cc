import { afterEach, expect, it } from '@jest/globals';
import { setBareStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { startReverseProxy } from './support/reverse-proxy.js';
import { Visit } from './support/visit.js';

const TOKEN = 'made-up-admin-token-0123456789';

const stageBelowMusic = async (): Promise<string> => {
  const stage = await setBareStage(
    {},
    { DEEMUSIC_BASE_PATH: '/music', DEEMUSIC_ACCESS: 'token', DEEMUSIC_API_TOKEN: TOKEN },
  );
  return `${await startReverseProxy(new URL(stage.host.url).origin)}/music`;
};

await describeInBrowser(
  'a host that asks who is there, below /music behind a proxy',
  stageBelowMusic,
  (url, browser) => {
    let visit: Visit;

    afterEach(() => visit.end());

    it('asks for a token, refuses a wrong one beside the field, and opens with the right one', async () => {
      visit = await Visit.begin(browser, url);
      visit.expect(/401/);
      const page = await visit.open('/');
      await page.getByLabel('Access token').first().fill('wrong-token-wrong-token');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('This access token is not valid').waitFor();
      await page.getByLabel('Access token').first().fill(TOKEN);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: 'Pages' }).first().waitFor();
      // The token is nowhere that a script could read it.
      const readable = await page.evaluate(
        () => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }),
      );
      expect(readable).not.toContain(TOKEN);

      // Signed in for good, on every page of the base path.
      await page.goto(`${url}/settings`);
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      expect(await visit.seriousViolations()).toEqual([]);
      expect(new URL(page.url()).pathname).toBe('/music/settings');
    }, 60_000);
  },
);
