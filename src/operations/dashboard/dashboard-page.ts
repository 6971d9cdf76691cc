import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PAGE_FILE } from './dashboard-folder.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

/** The page of the dashboard. It is read once, and again when a new one was built. */
export class DashboardPage {
  private template = '';
  private version = '';

  /**
   * @param folder of the built dashboard, absolute
   * @param base the base path with a trailing slash
   */
  constructor(
    private readonly folder: string,
    private readonly base: string,
  ) {}

  /** @returns the page with that nonce; null when none is built */
  async render(nonce: string): Promise<string | null> {
    return (await this.refresh()) ? this.template.replaceAll('__NONCE__', nonce) : null;
  }

  private async refresh(): Promise<boolean> {
    const file = join(this.folder, PAGE_FILE);
    try {
      const { mtimeMs, size, ino } = await stat(file);
      const version = [mtimeMs, size, ino].join();
      if (version === this.version) return true;
      const text = await readFile(file, 'utf8');
      this.template = text.replaceAll('__BASE__', () => escapeHtml(this.base));
      this.version = version;
      return true;
    } catch {
      return false;
    }
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&"<>]/g, (sign) => ESCAPES[sign] ?? '');
}
