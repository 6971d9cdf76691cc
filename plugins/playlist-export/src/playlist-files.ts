import { Unrecoverable, type Artifact, type PluginContext } from '@deemusic/plugin-sdk';
import { PLAYLIST_FORMATS, type PlaylistFormat } from './export-config.js';
import { FileLedger, type LedgerEntry } from './file-ledger.js';
import { isSamePath } from './target-path.js';

/** What is to be written for a collection. */
export interface PlaylistText {
  /** Id of the collection's item. */
  id: string;
  /** Places that it may have, the best first; without extension. */
  candidates: string[];
  formats: readonly PlaylistFormat[];
  render: (format: PlaylistFormat, path: string) => Promise<string> | string;
}

export interface WrittenPlaylist {
  /** Without extension. */
  path: string;
  /** Empty when the files stood there already, with the same bytes, and are not known to be this plugin's. */
  artifacts: Artifact[];
}

type Context = Pick<PluginContext, 'files' | 'kv'>;
type Outcome = 'written' | 'same' | 'foreign';

/** The files of all collections. Nobody else's file is replaced, no two collections share one, and what moved leaves nothing behind. */
export class PlaylistFiles {
  private readonly ledger: FileLedger;
  /** One collection after the other: names are shared out, and the hooks of albums and playlists run side by side. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly ctx: Context) {
    this.ledger = new FileLedger(ctx.kv);
  }

  /** Whether the collection has been written before. */
  async has(id: string): Promise<boolean> {
    return (await this.ledger.entry(id)) !== null;
  }

  /** @throws Unrecoverable when every place is taken by files that are not this plugin's */
  write(text: PlaylistText): Promise<WrittenPlaylist> {
    const written = this.last.then(() => this.writeNow(text));
    this.last = written.catch(() => undefined);
    return written;
  }

  private async writeNow(text: PlaylistText): Promise<WrittenPlaylist> {
    const known = await this.ledger.entry(text.id);
    for (const path of inOrder(text.candidates, known)) {
      if (await this.ledger.isTaken(path, text.id)) continue;
      const entry = await this.claim(text.id, path, known);
      const outcome = await this.writeAt(path, text);
      if (outcome === 'foreign') continue;
      const isOurs = entry.isOurs || outcome === 'written';
      await this.tidy(text, { ...entry, isOurs });
      return { path, artifacts: isOurs ? artifactsOf(text.formats, path) : [] };
    }
    await this.release(text.id, known);
    throw new Unrecoverable(
      `Other files stand at ${text.candidates.map((path) => `${path}.${text.formats[0] ?? ''}`).join(' and ')}. ` +
        'Move them, or choose another folder in the settings of this plugin; then run it again.',
    );
  }

  // Noted before anything is written: after a crash in between nobody else takes the name.
  private async claim(id: string, path: string, known: LedgerEntry | null): Promise<LedgerEntry> {
    const isKnown = known !== null && isSamePath(known.path, path);
    const former = known === null ? [] : [known.path, ...known.former].filter((place) => !isSamePath(place, path));
    const entry = { path, isOurs: isKnown && known.isOurs, former };
    if (!isKnown) await this.ledger.set(id, entry);
    return entry;
  }

  private async release(id: string, known: LedgerEntry | null): Promise<void> {
    if (known) await this.ledger.set(id, known);
    else await this.ledger.delete(id);
  }

  // Several formats of one name belong together: where one cannot lie, none does.
  private async writeAt(path: string, { formats, render }: PlaylistText): Promise<Outcome> {
    const written: string[] = [];
    for (const format of formats) {
      const file = `${path}.${format}`;
      const outcome = await this.writeFile(file, await render(format, path));
      if (outcome === 'written') written.push(file);
      if (outcome !== 'foreign') continue;
      for (const half of written) await this.ctx.files.removeSidecar(half);
      return 'foreign';
    }
    return written.length > 0 ? 'written' : 'same';
  }

  private async writeFile(file: string, text: string): Promise<Outcome> {
    if (await this.ctx.files.writeSidecar(file, text, { kind: 'playlist' })) return 'written';
    // Nothing was written: the same bytes are there, or somebody else's file is.
    return Buffer.from(text).equals(await this.bytesOf(file)) ? 'same' : 'foreign';
  }

  private async bytesOf(file: string): Promise<Uint8Array> {
    try {
      return await this.ctx.files.read(file);
    } catch (error) {
      // What stands there may be a folder.
      if ((error as NodeJS.ErrnoException).code === 'EISDIR') return new Uint8Array();
      throw error;
    }
  }

  // A former name, and formats that are no longer wanted.
  private async tidy({ id, formats }: PlaylistText, entry: LedgerEntry): Promise<void> {
    const unwanted = PLAYLIST_FORMATS.filter((format) => !formats.includes(format)).map(
      (format) => `${entry.path}.${format}`,
    );
    const moved = entry.former.flatMap((path) => PLAYLIST_FORMATS.map((format) => `${path}.${format}`));
    for (const file of [...unwanted, ...moved]) await this.ctx.files.removeSidecar(file);
    await this.ledger.set(id, { ...entry, former: [] });
  }
}

// The present name, as it is spelled, is kept while it is one that the collection may have: it does not jump when a better one is free.
function inOrder(candidates: readonly string[], known: LedgerEntry | null): string[] {
  const others = candidates.filter((path) => known === null || !isSamePath(path, known.path));
  return known === null || others.length === candidates.length ? others : [known.path, ...others];
}

function artifactsOf(formats: readonly PlaylistFormat[], path: string): Artifact[] {
  return formats.map((format) => ({ kind: 'playlist', path: `${path}.${format}` }));
}
