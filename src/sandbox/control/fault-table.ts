import type { SandboxFault, SandboxService } from '../sandbox-fault.js';

/** What a fault is looked up by. */
export interface FaultSubject {
  service: SandboxService;
  /** Path with what of the query matters. */
  path: string;
  /** Decimal ids of the tracks that it is about. */
  trackIds: readonly string[];
  source?: number;
}

interface Entry {
  fault: SandboxFault;
  skips: number;
  /** `null` = without end. */
  left: number | null;
}

/** The faults that wait for their request, in the order in which they were set. */
export class FaultTable {
  private entries: Entry[] = [];

  add(fault: SandboxFault): void {
    const times = fault.times ?? 1;
    this.entries.push({ fault, skips: fault.skip ?? 0, left: times === 0 ? null : times });
  }

  clear(): void {
    this.entries = [];
  }

  /** The first fault that fits, which is one time less to come; `null` when the request goes through. */
  take(subject: FaultSubject): SandboxFault | null {
    for (const entry of this.entries) {
      if (entry.left === 0 || !fits(entry.fault, subject)) continue;
      if (entry.skips > 0) {
        entry.skips--;
        continue;
      }
      if (entry.left !== null) entry.left--;
      this.entries = this.entries.filter(({ left }) => left !== 0);
      return entry.fault;
    }
    return null;
  }
}

function fits(fault: SandboxFault, subject: FaultSubject): boolean {
  if (fault.service !== subject.service) return false;
  if (fault.source !== undefined && fault.source !== subject.source) return false;
  if (fault.match === undefined) return true;
  // A number is an id as a whole: 1234 is not meant by 123.
  if (/^-?\d+$/.test(fault.match)) {
    return subject.trackIds.includes(fault.match) || subject.path.split(/[/?&=,]/).includes(fault.match);
  }
  return subject.path.includes(fault.match);
}
