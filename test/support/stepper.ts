import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually.js';

/** Where the plugin `stepper` says that it is; with `!` it blocks its process there. */
export type Step = 'begun' | 'editing' | 'edited' | 'published' | 'sidecar' | 'collection' | 'editing!';

/** Makes the plugin `stepper` stand still at a step of its work. */
export class Stepper {
  private readonly storage: string;

  constructor(dataDir: string) {
    this.storage = join(dataDir, 'plugins', 'data', 'stepper');
    mkdirSync(this.storage, { recursive: true });
  }

  /** Each time it comes to this step it stands still there, until {@link goOn}. */
  stopAt(step: Step): void {
    rmSync(join(this.storage, 'steps'), { force: true });
    const file = join(this.storage, 'stop');
    writeFileSync(`${file}.new`, step);
    renameSync(`${file}.new`, file);
  }

  goOn(): void {
    rmSync(join(this.storage, 'stop'), { force: true });
  }

  /** `step item`, since {@link stopAt}. */
  steps(): string[] {
    const file = join(this.storage, 'steps');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  /** Resolves when it stands at the step. @returns the item */
  async reached(step: Step, timeoutMs = 20_000): Promise<string> {
    const name = step.replace('!', '');
    const line = await eventually(
      `stepper comes to ${step}`,
      () => this.steps().find((one) => one.startsWith(`${name} `)),
      timeoutMs,
    );
    return line.slice(name.length + 1);
  }
}

/** How often the plugin left its mark in a FLAC file. */
export function marksIn(file: string): number {
  const bytes = readFileSync(file);
  let count = 0;
  for (let at = bytes.indexOf('STEPSTEP'); at !== -1; at = bytes.indexOf('STEPSTEP', at + 8)) count++;
  return count;
}
