import type { PluginKv } from '@deemusic/plugin-sdk';
import { isSamePath } from './target-path.js';

/** Which files belong to a collection; paths are without extension. */
export interface LedgerEntry {
  path: string;
  /** False until a file was really written there: what lies there may be somebody else's. */
  isOurs: boolean;
  /** Former places, until the files there are gone. */
  former: string[];
}

const KEY = 'files';

/** Which collection has which file name: so that two of one name do not share a file, and a renamed one leaves none behind. */
export class FileLedger {
  constructor(private readonly kv: PluginKv) {}

  async entry(id: string): Promise<LedgerEntry | null> {
    return (await this.all())[id] ?? null;
  }

  /** Whether another collection has files at that place, or had and did not get round to removing them. */
  async isTaken(path: string, id: string): Promise<boolean> {
    return Object.entries(await this.all()).some(
      ([owner, entry]) => owner !== id && [entry.path, ...entry.former].some((place) => isSamePath(place, path)),
    );
  }

  async set(id: string, entry: LedgerEntry): Promise<void> {
    await this.kv.set(KEY, { ...(await this.all()), [id]: entry });
  }

  async delete(id: string): Promise<void> {
    const { [id]: _, ...others } = await this.all();
    await this.kv.set(KEY, others);
  }

  private async all(): Promise<Record<string, LedgerEntry>> {
    return (await this.kv.get<Record<string, LedgerEntry>>(KEY)) ?? {};
  }
}
