import type { RunReport } from './test-host.js';

type Recorded = Pick<RunReport, 'edits' | 'written' | 'removed' | 'logs' | 'progress'>;

/** What happens during runs. Where nobody says of which run something is, it counts for all that are under way. */
export class RunRecorder {
  readonly logs: RunReport['logs'] = [];
  private readonly open = new Map<string, Recorded>();

  begin(runId: string): Recorded {
    const recorded: Recorded = { edits: [], written: [], removed: [], logs: [], progress: [] };
    this.open.set(runId, recorded);
    return recorded;
  }

  end(runId: string): void {
    this.open.delete(runId);
  }

  isOpen(runId: string): boolean {
    return this.open.has(runId);
  }

  log(line: RunReport['logs'][number]): void {
    this.logs.push(line);
    for (const { logs } of this.open.values()) logs.push(line);
  }

  note(what: 'edits' | 'written' | 'removed', path: string, runId: string | null): void {
    for (const [id, recorded] of this.open) if (runId === null || id === runId) recorded[what].push(path);
  }
}
