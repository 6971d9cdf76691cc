import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Clock } from '../domain/index.js';
import type { SecretBox } from './secret-box.js';

interface Sighting {
  /** Recognises the secret without holding it. */
  fingerprint: string;
  /** Epoch ms. */
  at: number;
}

const FILE = 'secret-ages.json';

/**
 * When each secret was first seen with its present value, wherever it is set: a cookie from the environment grows old as
 * well. Loss of the file only makes secrets look younger.
 */
export class SecretAges {
  private readonly sightings: Map<string, Sighting>;

  constructor(
    private readonly dataDir: string,
    private readonly box: Pick<SecretBox, 'fingerprint'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.sightings = new Map(Object.entries(readSightings(join(dataDir, FILE))));
  }

  /** @returns epoch ms, or null when that secret is not set */
  setAt(name: string): number | null {
    return this.sightings.get(name)?.at ?? null;
  }

  /** Takes note of a secret as it is now; null = not set. Writes only when it changed. */
  note(name: string, secret: string | null): void {
    try {
      this.remember(name, secret);
    } catch {
      // No key, or a folder that cannot be written: told elsewhere, and no reason not to work.
    }
  }

  private remember(name: string, secret: string | null): void {
    const fingerprint = secret === null ? null : this.box.fingerprint(name, secret);
    if ((this.sightings.get(name)?.fingerprint ?? null) === fingerprint) return;
    if (fingerprint === null) this.sightings.delete(name);
    else this.sightings.set(name, { fingerprint, at: this.clock.now() });
    const content = JSON.stringify(Object.fromEntries(this.sightings));
    writeFileAtomic.sync(join(this.dataDir, FILE), `${content}\n`, { mode: 0o600 });
  }
}

function readSightings(path: string): Record<string, Sighting> {
  try {
    const content = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Sighting>;
    const isUsable = (sighting: Partial<Sighting> | null): boolean =>
      typeof sighting?.at === 'number' && typeof sighting.fingerprint === 'string';
    return Object.fromEntries(Object.entries(content).filter(([, sighting]) => isUsable(sighting)));
  } catch {
    return {};
  }
}
