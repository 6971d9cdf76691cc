import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Request, Response } from 'express';
import { PAGE_FILE } from './dashboard-folder.js';

/** What the build has compressed already, best first. */
const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

/** Names in it change with their content. */
const HASHED = 'assets/';

/** The files beside the page: scripts, styles, fonts, icons. They hold no secret and are open to everybody. */
export class DashboardFiles {
  /** @param folder of the built dashboard, absolute */
  constructor(private readonly folder: string) {}

  /**
   * Sends the file of that path, when there is one.
   * @param path below the base path, as in the URL, without a leading slash
   * @returns whether it did
   */
  async send(path: string, request: Request, response: Response): Promise<boolean> {
    const name = fileName(path);
    if (name === null || !(await this.isFile(name))) return false;
    const encoding = await this.encodingFor(name, request);
    response.type(extname(name));
    response.vary('Accept-Encoding');
    response.setHeader('Cache-Control', name.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (encoding) response.setHeader('Content-Encoding', encoding.name);
    const isSent = await this.transmit(name + (encoding?.extension ?? ''), response);
    if (!isSent)
      for (const header of ['Content-Encoding', 'Content-Type', 'Cache-Control']) response.removeHeader(header);
    return isSent;
  }

  private async encodingFor(name: string, request: Request): Promise<(typeof ENCODINGS)[number] | null> {
    for (const encoding of ENCODINGS) {
      if (request.acceptsEncodings(encoding.name) !== false && (await this.isFile(name + encoding.extension))) {
        return encoding;
      }
    }
    return null;
  }

  /** @returns false when nothing was sent: the file has gone meanwhile, or a condition of the request does not hold */
  private transmit(name: string, response: Response): Promise<boolean> {
    // Parts of a script help nobody, and those of its compressed form even less.
    const options = { root: this.folder, cacheControl: false, acceptRanges: false };
    return new Promise((resolve) => {
      response.sendFile(name, options, () => {
        resolve(response.headersSent || response.destroyed);
      });
    });
  }

  private async isFile(name: string): Promise<boolean> {
    const found = await stat(join(this.folder, name)).catch(() => null);
    return found?.isFile() === true;
  }
}

/**
 * @returns the name of a file in the folder that the path may mean; null for what leads out of it, for hidden files, and
 *   for those that are only sent as something else
 */
function fileName(path: string): string | null {
  const name = decoded(path);
  if (name === null || name === PAGE_FILE || ENCODINGS.some(({ extension }) => name.endsWith(extension))) return null;
  const isPlain = name.split('/').every((part) => part !== '' && !part.startsWith('.'));
  return isPlain && !/[\\\0:]/.test(name) ? name : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
