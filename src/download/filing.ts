import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { FilesystemError, extensionOf } from '../domain/index.js';
import { Library } from '../library/index.js';
import type { QueuedItem, RunContext } from '../queue/index.js';
import { chosenPath, knownTrack } from './item-meta.js';
import { candidatePaths, templateOf } from './track-path.js';

/** Finds the place of a staged file: a file that the host did not write is never replaced. */
@Injectable()
export class Filing {
  constructor(
    private readonly settings: LiveSettings,
    private readonly library: Library,
  ) {}

  /**
   * The path under which the item may be published: the reserved one, or another where somebody else's file stands there.
   * @throws FilesystemError when such files stand at every path that it could have
   */
  async place(item: QueuedItem, run: RunContext): Promise<string> {
    const { targetPath: target, recording } = item;
    if (target === null || recording === null) throw new Error(`${item.id} has no target path although it was staged`);
    if (await this.mayTake(item, target, run)) return target;
    const free: string[] = [];
    for (const path of this.pathsOf(item)) if (await this.mayTake(item, path, run)) free.push(path);
    if (free.length === 0) {
      throw new FilesystemError(
        'Files that DeeMusic did not write stand at every name of this track. Move them away, or change the path template; then retry.',
      );
    }
    const path = await run.reservePath(free, recording);
    await run.save({ note: `A file that DeeMusic did not write stands at ${target}; it was left alone.` });
    return path;
  }

  /**
   * The item has its file at another path now (another format, another template): the former one goes, unless another item has it too.
   * A lossless file never gives way to a lossy one.
   */
  async clearFormer(item: QueuedItem, path: string, run: RunContext): Promise<void> {
    const former = item.outputPath;
    if (former === null || former === path) return;
    if (isLossless(former) && !isLossless(path)) return;
    if (!(await run.isSoleHolder(former))) return;
    await this.library.remove(former);
    await run.releasePath(former);
  }

  /** Nothing is there, or it is the host's own, or it is the same; also when it was published just before a crash. */
  private async mayTake(item: QueuedItem, path: string, run: RunContext): Promise<boolean> {
    if ((await this.library.isFree(path)) || (await this.library.stagedSize(item.id)) === 0) return true;
    if (await run.isPublished(path)) return true;
    // What was published has none.
    await this.library.stripStagedPadding(item.id);
    return this.library.equalsStaged(item.id, path);
  }

  private pathsOf(item: QueuedItem): string[] {
    const track = knownTrack(item);
    if (!track) return [];
    const template = templateOf(item, this.settings.current.download.templates);
    return candidatePaths(item, track, item.quality.got ?? item.quality.wanted, template, chosenPath(item));
  }
}

function isLossless(path: string): boolean {
  return path.endsWith(`.${extensionOf('FLAC')}`);
}
