import type { SidecarDraft } from '../../library/index.js';
import { refused } from './request-failures.js';

/** More drafts at a time are a leak: without a run nothing else ends them. */
const MAX_WITHOUT_RUN = 32;
const MAX_OF_RUN = 512;

/** On whose behalf a file is written. */
export interface SidecarOwner {
  plugin: string;
  /** Null outside of runs. */
  runId: string | null;
  itemId: string | null;
}

interface OpenSidecar extends SidecarOwner {
  /** Relative to the library. */
  path: string;
  draft: SidecarDraft;
}

/** The files that plugins are writing now. */
export class OpenSidecars {
  private readonly open = new Map<string, OpenSidecar>();

  /** @throws HookFailure when a run begins more and more and hands none in */
  assertRoom({ plugin, runId }: SidecarOwner): void {
    if (runId === null) return;
    const ofRun = [...this.open.values()].filter((sidecar) => sidecar.plugin === plugin && sidecar.runId === runId);
    if (ofRun.length < MAX_OF_RUN) return;
    throw refused(`a run may write ${String(MAX_OF_RUN)} files at once; hand in what is begun first`);
  }

  /** @returns the draft of one that was given up for it */
  add(id: string, sidecar: OpenSidecar): SidecarDraft | null {
    this.open.set(id, sidecar);
    const loose = [...this.open].filter(([, { plugin, runId }]) => runId === null && plugin === sidecar.plugin);
    const [oldest] = loose;
    if (!oldest || loose.length <= MAX_WITHOUT_RUN) return null;
    this.open.delete(oldest[0]);
    return oldest[1].draft;
  }

  /** Ends one. @throws HookFailure when it is not open, or not that owner's */
  take({ plugin, runId }: SidecarOwner, id: string): OpenSidecar {
    const sidecar = this.open.get(id);
    if (sidecar?.plugin !== plugin || sidecar.runId !== runId) {
      throw refused('this file is not open; each one is handed in once, by the run that began it');
    }
    this.open.delete(id);
    return sidecar;
  }

  /** Ends those of a run. */
  takeAll(plugin: string, runId: string): SidecarDraft[] {
    const ofRun = [...this.open].filter(([, sidecar]) => sidecar.plugin === plugin && sidecar.runId === runId);
    for (const [id] of ofRun) this.open.delete(id);
    return ofRun.map(([, { draft }]) => draft);
  }
}
