import { syncFolder } from './library-paths.js';

/** A sync that has not begun yet: whoever has put his file there by then needs none of his own. */
interface ComingSync {
  done: Promise<void>;
}

/** Makes names in folders durable; files that come into one folder at a time share the fsync of it, as commits do. */
export class FolderSyncs {
  private readonly running = new Map<string, Promise<void>>();
  private readonly coming = new Map<string, ComingSync>();

  constructor(private readonly syncOne: (folder: string) => Promise<void> = syncFolder) {}

  /** Resolves when all names that are in the folder now are durable. */
  sync(folder: string): Promise<void> {
    const coming = this.coming.get(folder);
    if (coming) return coming.done;
    const running = this.running.get(folder);
    // One that runs may have begun before the name was there.
    const done = running ? running.catch(() => undefined).then(() => this.begin(folder)) : this.begin(folder);
    if (running) this.coming.set(folder, { done });
    return done;
  }

  private begin(folder: string): Promise<void> {
    this.coming.delete(folder);
    const work = this.syncOne(folder).finally(() => {
      if (this.running.get(folder) === work) this.running.delete(folder);
    });
    this.running.set(folder, work);
    return work;
  }
}
