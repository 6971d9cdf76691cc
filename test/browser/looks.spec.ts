import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { pixelAt } from './support/pixel.js';
import { rowOf } from './support/queue-rows.js';
import { smallTargets } from './support/touch.js';
import { Visit, type VisitOptions } from './support/visit.js';

const setSlowStage = () =>
  setBareStage(
    { trackBytes: 300_000, bytesPerSecond: 15_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
    { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000', DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '4' },
  );

await describeInBrowser('how the page looks and feels', setSlowStage, (stage, browser) => {
  const { ids } = stage.sandbox.catalogue;
  let visit: Visit | null = null;
  const begin = async (options?: VisitOptions): Promise<Visit> =>
    (visit = await Visit.begin(browser, stage.host.url, options));

  beforeEach(async () => {
    for (const id of [ids.album.twoDisc, ids.album.forty]) {
      await stage.host.api('POST', '/downloads', { type: 'album', id });
    }
  });
  afterEach(() => visit?.end());

  it('does not move while progress comes in', async () => {
    const { page } = await begin();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
          if (!hadRecentInput) shifts.push(value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await visit!.open('/');
    const bar = rowOf(page, 'The Night Ferry').getByRole('progressbar');
    const speed = page.getByRole('button', { name: /^Speed/ });
    const [values, speeds] = [new Set<string>(), new Set<string>()];
    await eventually(
      'numbers change',
      async () => {
        values.add((await bar.getAttribute('aria-valuenow')) ?? '');
        speeds.add(await speed.innerText());
        return values.size >= 4 && speeds.size >= 3;
      },
      15_000,
    );
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
  }, 60_000);

  it('keeps still for those who want it so', async () => {
    const { page } = await begin({ reducedMotion: 'reduce' });
    await visit!.open('/');
    await rowOf(page, 'The Night Ferry').getByRole('progressbar').waitFor();
    const endless = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations === Infinity)
        .map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 120)),
    );
    expect(endless).toEqual([]);
  }, 60_000);

  it('is dark from its first paint on, where somebody chose so, whatever the system says', async () => {
    const { page } = await begin({ scheme: 'light' });
    await visit!.open('/');
    expect(Math.min(...(await pixelAt(page, 600, 600)))).toBeGreaterThan(200);
    await page.getByRole('radio', { name: 'Dark' }).focus();
    await page.keyboard.press('Space');
    await eventually('it is dark', async () => Math.max(...(await pixelAt(page, 600, 600))) < 60);

    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await eventually('something is painted', () =>
      page.evaluate(() => performance.getEntriesByType('paint').length > 0 || document.styleSheets.length > 0),
    );
    // The script of the page has not run yet.
    expect(await page.locator('#root').innerHTML()).toBe('');
    expect(Math.max(...(await pixelAt(page, 600, 600)))).toBeLessThan(60);
    letGo();
    await rowOf(page, 'The Night Ferry').waitFor();
    expect(Math.max(...(await pixelAt(page, 600, 600)))).toBeLessThan(60);
  }, 60_000);

  it('leads the Tab key through in the order of the page, and shows where it is', async () => {
    const { page } = await begin();
    await visit!.open('/');
    await rowOf(page, 'The Night Ferry').waitFor();
    const seen: string[] = [];
    const unseen: string[] = [];
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const marks = (one: Element): boolean => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
          return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
        };
        const around = [element, element.parentElement, element.nextElementSibling, element.closest('[role=row]')];
        const region = element.closest('aside, header, main, nav');
        return {
          name: element.getAttribute('aria-label') ?? element.textContent.trim(),
          place: region?.closest('aside')
            ? 'side'
            : region?.tagName === 'HEADER'
              ? 'header'
              : element.closest('main')
                ? 'main'
                : 'top',
          isBody: element === document.body,
          // By an outline, or by the border of a field.
          isShown:
            element.matches(':focus-visible') &&
            (around.some((one) => one && marks(one)) || element.tagName === 'INPUT'),
        };
      });
      if (at.isBody) break;
      seen.push(`${at.place}: ${at.name}`);
      if (!at.isShown) unseen.push(at.name);
    }
    expect(unseen).toEqual([]);
    expect(seen[0]).toBe('top: Skip to the content');
    const places = seen.map((text) => text.slice(0, text.indexOf(':')));
    // Each part once, one after another.
    expect(places.filter((place, index) => place !== places[index - 1])).toEqual(['top', 'side', 'header', 'main']);
    expect(seen).toContain('side: Settings');
    expect(seen).toContain('header: Pause the whole queue');
    expect(seen).toContain('main: The Night Ferry, Tideglass');
    // Of all rows one is met: the arrow keys go through them.
    expect(seen.some((text) => text.includes('Forty Miles'))).toBe(false);

    await page.reload();
    await rowOf(page, 'The Night Ferry').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  }, 60_000);

  it('is made for thumbs on a phone: tabs, a sheet, and targets that are met', async () => {
    const { page } = await begin({ device: 'phone' });
    await visit!.open('/');
    const row = page.getByRole('row', { name: /^The Night Ferry/ });
    await row.waitFor();
    const found: Record<string, string[]> = { queue: await smallTargets(page) };
    await page.getByRole('button', { name: 'Pace, account and more' }).tap();
    await page.getByRole('dialog', { name: 'Now' }).waitFor();
    await eventually('the sheet has come to rest', () =>
      page.evaluate(() => document.getAnimations().every(({ playState }) => playState !== 'running')),
    );
    found.sheet = await smallTargets(page);
    expect(await visit!.seriousViolations()).toEqual([]);
    await page.getByRole('dialog', { name: 'Now' }).getByRole('button', { name: 'Close' }).tap();

    await row.getByText('The Night Ferry', { exact: true }).tap();
    await page.getByRole('dialog', { name: 'Details' }).getByRole('heading', { name: 'What happened' }).waitFor();
    found.drawer = await smallTargets(page);
    await page.getByRole('button', { name: 'Close the details' }).tap();

    const tabs = page.getByRole('navigation', { name: 'Pages' });
    for (const name of ['Add', 'History', 'Plugins']) {
      await tabs.getByRole('link', { name }).tap();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      found[name] = await smallTargets(page);
    }
    await tabs.getByRole('button', { name: 'More' }).tap();
    await page.getByRole('menuitem', { name: 'Settings' }).tap();
    await page.getByRole('textbox', { name: 'Music folder' }).waitFor();
    found.Settings = await smallTargets(page);
    expect(Object.fromEntries(Object.entries(found).filter(([, small]) => small.length > 0))).toEqual({});
  }, 60_000);
});
