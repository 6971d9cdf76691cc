import { randomBytes } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { RequestError } from '../../domain/index.js';
import { pagePolicy } from '../http-surface/content-policy.js';
import { DashboardFiles } from './dashboard-files.js';
import { DASHBOARD_FOLDER, PAGE_FILE } from './dashboard-folder.js';
import { DashboardPage } from './dashboard-page.js';

/** First parts of paths that are the API's, whatever they ask for. */
const OF_THE_API = new Set(['api', 'socket.io', 'health', 'metrics']);

/**
 * Serves the dashboard below the base path, to everybody: it holds nothing, and asks the API for all that it shows.
 * @param base the base path without a trailing slash; empty for the root
 * @param folder of the built dashboard, absolute
 */
export function mountDashboard(app: NestExpressApplication, base: string, folder = DASHBOARD_FOLDER): void {
  const dashboard = new Dashboard(base, folder);
  app.use((request: Request, response: Response, next: NextFunction) => {
    dashboard.answer(request, response).then(
      (isAnswered) => {
        if (!isAnswered) next();
      },
      (error: unknown) => {
        next(error);
      },
    );
  });
}

class Dashboard {
  private readonly page: DashboardPage;
  private readonly files: DashboardFiles;

  constructor(
    private readonly base: string,
    folder: string,
  ) {
    this.page = new DashboardPage(folder, `${base}/`);
    this.files = new DashboardFiles(folder);
  }

  /** @returns whether the request was one for the dashboard */
  async answer(request: Request, response: Response): Promise<boolean> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (this.base !== '' && request.path === this.base) {
      // Relative addresses of the page would lead beside the base path.
      response.redirect(302, `${this.base}/${new URL(request.originalUrl, 'http://host').search}`);
      return true;
    }
    if (!request.path.startsWith(`${this.base}/`)) return false;
    const path = request.path.slice(this.base.length + 1);
    // Before any look at the disk: most requests are of this kind.
    if (OF_THE_API.has(firstPart(path))) return false;
    if (await this.files.send(path, request, response)) return true;
    if (!isPage(path, request)) return false;
    await this.sendPage(response);
    return true;
  }

  private async sendPage(response: Response): Promise<void> {
    const nonce = randomBytes(18).toString('base64');
    const html = await this.page.render(nonce);
    if (html === null) {
      throw new RequestError('not_found', 'The dashboard is not built; run npm run build, then load this page again');
    }
    response.setHeader('Content-Security-Policy', pagePolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html');
    // Not by `send`: its ETag would be of a page that nobody gets twice.
    response.setHeader('Content-Length', Buffer.byteLength(html));
    response.end(html);
  }
}

/** Programs that ask for a wrong address get the JSON of the API; only what asks for HTML is a page. */
function isPage(path: string, request: Request): boolean {
  if (path === '' || path === PAGE_FILE) return true;
  return firstPart(path) !== 'assets' && request.accepts().includes('text/html');
}

// Express does not mind capitals in the paths of routes either.
function firstPart(path: string): string {
  return (path.split('/', 1)[0] ?? '').toLowerCase();
}
