import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** Where other programs of the machine find the running host. */
export interface RunFile {
  url: string;
  pid: number;
}

const NAME = 'run.json';

/** Says where the host is. */
export async function writeRunFile(dataDir: string, run: RunFile): Promise<void> {
  await writeFileAtomic(join(dataDir, NAME), `${JSON.stringify(run)}\n`, { mode: 0o644 });
}

/** Takes the note back; one of another process stays. */
export function removeRunFile(dataDir: string, pid: number): void {
  try {
    const run = JSON.parse(readFileSync(join(dataDir, NAME), 'utf8')) as Partial<RunFile>;
    if (run.pid === pid) rmSync(join(dataDir, NAME), { force: true });
  } catch {
    // Not there, or not ours to judge.
  }
}
