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

/** In the plain case the path alone: what a plugin may keep is limited, and there can be many thousand collections. */
type Kept = string | LedgerEntry;

/** Which collection has which file name: so that two of one name do not share a file, and a renamed one leaves none behind. */
export class FileLedger {
  constructor(private readonly kv: PluginKv) {}

  async entry(id: string): Promise<LedgerEntry | null> {
    const kept = (await this.all()).get(id);
    return kept === undefined ? null : entryOf(kept);
  }

  /** Whether another collection has files at that place, or had and did not get round to removing them. */
  async isTaken(path: string, id: string): Promise<boolean> {
    for (const [owner, kept] of await this.all()) {
      const { path: place, former } = entryOf(kept);
      if (owner !== id && [place, ...former].some((other) => isSamePath(other, path))) return true;
    }
    return false;
  }

  async set(id: string, entry: LedgerEntry): Promise<void> {
    const all = await this.all();
    all.set(id, entry.isOurs && entry.former.length === 0 ? entry.path : entry);
    await this.kv.set(KEY, [...all]);
  }

  async delete(id: string): Promise<void> {
    const all = await this.all();
    if (all.delete(id)) await this.kv.set(KEY, [...all]);
  }

  private async all(): Promise<Map<string, Kept>> {
    return new Map(await this.kv.get<[string, Kept][]>(KEY));
  }
}

function entryOf(kept: Kept): LedgerEntry {
  return typeof kept === 'string' ? { path: kept, isOurs: true, former: [] } : kept;
}
