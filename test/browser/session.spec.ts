import { afterAll, afterEach, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { setBareStage, type Stage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { startReverseProxy } from './support/reverse-proxy.js';
import { Visit } from './support/visit.js';

const TOKEN = 'made-up-admin-token-0123456789';
const AS_ADMIN = { authorization: `Bearer ${TOKEN}` };

interface Place {
  stage: Stage;
  /** Origin of the proxy, and base path. */
  url: string;
  /** A page that is none of the host's. */
  foreignPage: string;
}

const setStageBelowMusic = async (): Promise<Place> => {
  const stage = await setBareStage(
    {},
    { DEEMUSIC_BASE_PATH: '/music', DEEMUSIC_ACCESS: 'token', DEEMUSIC_API_TOKEN: TOKEN },
  );
  const url = `${await startReverseProxy(new URL(stage.host.url).origin)}/music`;
  return { stage, url, foreignPage: await serveForeignPage() };
};

async function signIn(page: Page, token: string): Promise<void> {
  await page.getByLabel('Access token').first().fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function isInside(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).first().waitFor();
}

async function isOutside(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

await describeInBrowser(
  'a host that asks who is there, below /music behind a proxy',
  setStageBelowMusic,
  ({ stage, url, foreignPage }, browser) => {
    let visit: Visit;
    const makeToken = async (scope: string) => {
      const body = { name: `a ${scope} token`, scope };
      return (await stage.host.api<{ id: string; token: string }>('POST', '/tokens', body, AS_ADMIN)).body;
    };
    const begin = async (path: string): Promise<Page> => {
      visit = await Visit.begin(browser, url);
      // Who is not signed in is told so.
      visit.expect(/401/);
      return visit.open(path);
    };

    afterEach(() => visit.end());

    it('asks for a token, refuses a wrong one beside the field, and opens with the right one', async () => {
      const page = await begin('/');
      await signIn(page, 'wrong-token-wrong-token');
      await page.getByText('This access token is not valid').waitFor();
      expect(await page.getByLabel('Access token').first().getAttribute('aria-invalid')).toBe('true');
      await page.getByLabel('Access token').first().fill(TOKEN);
      await page.keyboard.press('Enter');
      await isInside(page);
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

    it('asks again after signing out, and comes back to the page that was asked for', async () => {
      const page = await begin('/plugins');
      expect(await visit.seriousViolations()).toEqual([]);
      await signIn(page, TOKEN);
      await page.getByRole('heading', { name: 'Plugins', level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await isOutside(page);
      await page.reload();
      await isOutside(page);
      expect((await page.context().cookies()).filter(({ value }) => value !== '')).toEqual([]);
    }, 60_000);

    it('asks again when the token is revoked while the page is open', async () => {
      const { id, token } = await makeToken('control');
      const page = await begin('/');
      await signIn(page, token);
      await page.getByRole('button', { name: 'Pause the whole queue' }).click();
      await page.getByRole('button', { name: 'Resume the whole queue' }).click();
      await page.getByRole('button', { name: 'Pause the whole queue' }).waitFor();
      expect((await stage.host.api('DELETE', `/tokens/${id}`, undefined, AS_ADMIN)).status).toBe(204);
      await isOutside(page);
      await signIn(page, TOKEN);
      await isInside(page);
    }, 60_000);

    it('offers nothing that a token may not do', async () => {
      const { token } = await makeToken('read');
      await stage.host.api(
        'POST',
        '/downloads',
        { type: 'track', id: stage.sandbox.catalogue.ids.track.single },
        AS_ADMIN,
      );
      const page = await begin('/');
      await signIn(page, token);
      expect(await page.getByRole('button', { name: 'Pause the whole queue' }).isDisabled()).toBe(true);
      const row = page.getByRole('row').first();
      await row.getByText('Completed').waitFor();
      await row.getByRole('button', { name: /^More for / }).click();
      await page.getByRole('menuitem', { name: 'Details' }).waitFor();
      expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Details']);
      await page.keyboard.press('Escape');
      expect(await row.getByRole('button', { name: 'Move in the queue' }).count()).toBe(0);

      await page.goto(`${url}/add?text=album_2000102`);
      await page.getByText('Adding needs a token that may control the queue.').waitFor();
      await page.getByRole('button', { name: 'The Night Ferry' }).waitFor();
      expect(await page.getByRole('button', { name: /^(Add|Get|Choose)\b/ }).count()).toBe(0);

      await page.goto(`${url}/settings`);
      await page.getByText('may look, not change').waitFor();
      const fields = page.getByRole('main').locator('input:enabled:not([readonly], [type=hidden])');
      const names = await fields.evaluateAll((all) => all.map((field) => field.getAttribute('aria-label') ?? field.id));
      expect(names).toEqual(['Search settings']);
    }, 60_000);

    it('does nothing for a page of another origin, whose requests bring the cookie along', async () => {
      const page = await begin('/');
      await signIn(page, TOKEN);
      await isInside(page);
      const cookies: string[] = [];
      const other = await visit.context.newPage();
      // The same machine on another port is the same site: the cookie does travel, and must not help.
      other.on('request', (request) => {
        if (request.url().startsWith(url)) void request.allHeaders().then(({ cookie = '' }) => cookies.push(cookie));
      });
      await other.goto(foreignPage);
      const answers = await other.evaluate(async (target) => {
        const send = (path: string, init: RequestInit) =>
          fetch(target + path, { credentials: 'include', ...init }).then(
            ({ type, status }) => `${type} ${String(status)}`,
            () => 'refused',
          );
        const body = JSON.stringify({ paused: true });
        return Promise.all([
          send('/api/v1/queue', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body }),
          send('/api/v1/downloads', { method: 'POST', mode: 'no-cors', body: '{"link":"track_1000102"}' }),
          send('/api/v1/downloads', {}),
        ]);
      }, url);
      expect(answers).toEqual(['refused', 'refused', 'refused']);

      // A form needs no leave of the browser to be sent.
      await other.evaluate((target) => {
        const form = Object.assign(document.createElement('form'), {
          method: 'post',
          action: `${target}/api/v1/backups`,
        });
        document.body.append(form);
        form.submit();
      }, url);
      await other.waitForURL(`${url}/**`);
      expect(await other.locator('body').innerText()).toContain('forbidden');
      await eventually('the requests of the other page were seen', () => cookies.length >= 3);
      expect(cookies.some((cookie) => cookie.includes(TOKEN))).toBe(true);

      const queue = await stage.host.api<{ paused: boolean }>('GET', '/queue', undefined, AS_ADMIN);
      expect(queue.body.paused).toBe(false);
      expect((await stage.host.api('GET', '/downloads/track_1000102', undefined, AS_ADMIN)).status).toBe(404);
    }, 60_000);

    // The last one: whoever tries from this machine is locked out for a minute.
    it('says how long to wait after too many wrong tokens', async () => {
      for (let attempt = 0; attempt < 10; attempt++) {
        await stage.host.api('POST', '/session', { token: `made-up-wrong-${String(attempt)}` });
      }
      const page = await begin('/');
      visit.expect(/429/);
      await signIn(page, TOKEN);
      await page.getByText(/Too many attempts\. Try again in \d+ s\./).waitFor();
      expect(await visit.seriousViolations()).toEqual([]);
    }, 60_000);
  },
);

/** @returns the address of a page that is none of the host's; it ends with the spec file */
async function serveForeignPage(): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Elsewhere</title><body></body>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}
