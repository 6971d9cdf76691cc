import { FaultTable } from './control/fault-table.js';
import type { RateLimit, SandboxChunking, SandboxOptions, SandboxPlan } from './sandbox-options.js';
import type { SandboxService } from './sandbox-fault.js';
import { seededHex } from './seed.js';

const LICENCE_SECONDS = 1_296_000;

/** All that can change while the sandbox runs. Services read it at every request. */
export class SandboxState {
  readonly seed: number;
  /** The made-up account cookie: 192 hex digits. */
  readonly arl: string;
  /** The made-up stream secret: 16 characters. */
  readonly secret: string;
  readonly signingKey: string;
  readonly licenceSeconds = LICENCE_SECONDS;
  readonly faults = new FaultTable();
  readonly down = new Set<SandboxService>();
  isArlRevoked = false;
  plan: SandboxPlan = 'lossless';
  rateLimit: RateLimit = { requests: 50, windowMs: 5_000 };
  chunking: SandboxChunking = 0;
  bytesPerSecond = 0;
  playlistPageCap = 500;
  missingFormat: 'empty' | '2002' = 'empty';
  urlSeconds = 72_000;
  previewSeconds = 900;
  /** Sessions, licences, URLs and track tokens of an earlier generation are dead. */
  generation = { session: 0, url: 0, trackToken: 0 };
  private skippedMs = 0;

  constructor(private readonly options: SandboxOptions) {
    this.seed = options.seed ?? 1;
    this.arl = seededHex(this.seed, 'account cookie', 192);
    this.secret = seededHex(this.seed, 'stream secret', 16);
    this.signingKey = seededHex(this.seed, 'signatures', 64);
    this.reset();
  }

  /** Back to how it was at the start. Time that was skipped stays skipped, and what has expired stays dead. */
  reset(): void {
    const scenario = this.options.scenario ?? {};
    this.faults.clear();
    for (const fault of scenario.faults ?? []) this.faults.add(fault);
    this.down.clear();
    this.isArlRevoked = false;
    this.plan = scenario.plan ?? 'lossless';
    this.rateLimit = scenario.rateLimit ?? { requests: 50, windowMs: 5_000 };
    this.chunking = scenario.chunking ?? this.options.cdnChunkBytes ?? 0;
    this.bytesPerSecond = this.options.bytesPerSecond ?? 0;
    this.playlistPageCap = scenario.playlistPageCap ?? 500;
    this.missingFormat = scenario.missingFormat ?? 'empty';
    this.urlSeconds = scenario.urlSeconds ?? 72_000;
    this.previewSeconds = scenario.previewSeconds ?? 900;
  }

  /** The sandbox's wall clock, epoch milliseconds. */
  now(): number {
    return Date.now() + this.skippedMs;
  }

  /** Unix seconds. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Lets time pass at once: sessions, licences, URLs and tokens age by so much. */
  skipTime(ms: number): void {
    this.skippedMs += ms;
  }
}
