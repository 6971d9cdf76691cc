import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginKv } from '../context.js';
import { Unrecoverable } from '../errors.js';

/** All values together, as JSON. */
export const KV_QUOTA_BYTES = 1024 * 1024;

/** Small values in one file of the plugin's own folder, replaced whole. */
export class FileKv implements PluginKv {
  private readonly file: string;
  private loading: Promise<Map<string, unknown>> | null = null;
  /** Changes are written one after the other. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    folder: string,
    private readonly warn: (message: string) => void,
  ) {
    this.file = join(folder, 'kv.json');
  }

  async get<T = unknown>(key: string): Promise<T | null> {
    const values = await this.values();
    return values.has(key) ? (structuredClone(values.get(key)) as T) : null;
  }

  async set(key: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) throw new Unrecoverable(`The value of "${key}" is not JSON.`);
    await this.change((values) => values.set(key, JSON.parse(text)));
  }

  async delete(key: string): Promise<void> {
    await this.change((values) => values.delete(key));
  }

  async keys(): Promise<string[]> {
    return [...(await this.values()).keys()];
  }

  private values(): Promise<Map<string, unknown>> {
    this.loading ??= this.load();
    return this.loading;
  }

  private async load(): Promise<Map<string, unknown>> {
    try {
      return new Map(Object.entries(JSON.parse(await readFile(this.file, 'utf8')) as Record<string, unknown>));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
      if (!(error instanceof SyntaxError)) throw error;
      this.warn('kv.json could not be read and was put aside as kv.json.broken; the values begin anew.');
      await rename(this.file, `${this.file}.broken`);
      return new Map();
    }
  }

  private change(apply: (values: Map<string, unknown>) => unknown): Promise<void> {
    const turn = this.last.then(async () => {
      const present = await this.values();
      const next = new Map(present);
      apply(next);
      await this.write(next);
      this.loading = Promise.resolve(next);
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async write(values: Map<string, unknown>): Promise<void> {
    // fromEntries defines, so a key like `__proto__` is a key.
    const bytes = Buffer.from(JSON.stringify(Object.fromEntries(values)));
    if (bytes.length > KV_QUOTA_BYTES) {
      throw new Unrecoverable(
        'The values of ctx.kv are more than 1 MiB together; use files in ctx.storage.dir instead.',
      );
    }
    const fresh = `${this.file}.new`;
    try {
      await writeFile(fresh, bytes, { flush: true });
      await rename(fresh, this.file);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  }
}
