import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface VisitOptions {
  /** Default 1280 × 800; `phone` is 360 × 740 with touch. */
  device?: 'desk' | 'phone';
  scheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
}

/** What went wrong on the page although nobody saw it; all of it has to be empty at the end of a visit. */
export interface Faults {
  /** Uncaught errors, and errors on the console. */
  errors: string[];
  /** Violations of the Content-Security-Policy. */
  policy: string[];
  /** Requests that left the host. */
  foreign: string[];
  /** Answers of more than 100 KiB that are no part of the page itself. */
  heavy: string[];
}

const HEAVY_BYTES = 100 * 1024;

/** Somebody who looks at the dashboard: a page of a browser profile of its own. */
export class Visit {
  private readonly faults: Faults = { errors: [], policy: [], foreign: [], heavy: [] };
  /** Errors on the console that belong to what a case is about, e.g. while the host is down. */
  private readonly expected: RegExp[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  /** @param url origin and base path, without a slash at the end */
  static async begin(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
    const isPhone = options.device === 'phone';
    const context = await browser.newContext({
      viewport: isPhone ? { width: 360, height: 740 } : { width: 1280, height: 800 },
      deviceScaleFactor: isPhone ? 2 : 1,
      hasTouch: isPhone,
      isMobile: isPhone,
      colorScheme: options.scheme ?? 'light',
      reducedMotion: options.reducedMotion ?? 'reduce',
      locale: 'en-GB',
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const visit = new Visit(page, context, url);
    await visit.watch();
    return visit;
  }

  /** @param path below the base path, with its slash */
  async open(path: string): Promise<Page> {
    await this.page.goto(this.url + path, { waitUntil: 'load' });
    return this.page;
  }

  /** Errors on the console that look like this are part of the case. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** What axe-core calls serious or critical, by rule with the places. */
  async seriousViolations(): Promise<string[]> {
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.injectAxe();
    const found = await this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      return violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        places: nodes.map(({ html }) => html.slice(0, 160)),
      }));
    });
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, places }) => `${id}: ${places.slice(0, 3).join(' | ')}`);
  }

  /** @returns by how many pixels the page is wider than its window */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Ends the visit. @throws when something went wrong that nobody looked at */
  async end(): Promise<void> {
    await this.context.close();
    const found = Object.entries(this.faults).filter(([, texts]) => texts.length > 0);
    if (found.length > 0) throw new Error(`faults of the page: ${JSON.stringify(Object.fromEntries(found), null, 2)}`);
  }

  // By the debugger's door: the policy of the page allows no script that is not the host's.
  private async injectAxe(): Promise<void> {
    const { readFile } = await import('node:fs/promises');
    await this.page.evaluate(await readFile(axePath, 'utf8'));
  }

  private async watch(): Promise<void> {
    const { page, faults } = this;
    const { origin } = new URL(this.url);
    await page.exposeFunction('reportPolicyViolation', (text: string) => faults.policy.push(text));
    await page.addInitScript(() => {
      const { reportPolicyViolation } = globalThis as unknown as { reportPolicyViolation: (text: string) => void };
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
        reportPolicyViolation(`${violatedDirective} ${blockedURI} ${sourceFile}`);
      });
    });
    page.on('pageerror', (error) => faults.errors.push(String(error)));
    page.on('console', (message) => {
      const text = `${message.text()} ${message.location().url}`;
      if (message.type() === 'error' && !this.expected.some((pattern) => pattern.test(text))) faults.errors.push(text);
    });
    page.on('request', (request) => {
      const { protocol, origin: target } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && target.replace(/^ws/, 'http') !== origin)
        faults.foreign.push(request.url());
    });
    page.on('response', (response) => {
      if (!response.url().includes('/api/v1/')) return;
      void response.body().then(
        (body) => {
          if (body.length > HEAVY_BYTES) faults.heavy.push(`${response.url()}: ${String(body.length)} bytes`);
        },
        // Redirects and aborted answers have no body.
        () => undefined,
      );
    });
  }
}

interface AxeResults {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}
