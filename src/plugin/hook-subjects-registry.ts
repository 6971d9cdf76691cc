import { Injectable } from '@nestjs/common';
import type { HookSubjects } from './hook-subjects.js';

/** Where the room that knows the items puts its {@link HookSubjects} while the host is being put together. */
@Injectable()
export class HookSubjectsRegistry {
  private registered: HookSubjects | null = null;

  /** @throws Error before it was registered */
  get current(): HookSubjects {
    if (!this.registered) throw new Error('nobody has told the plugin host about the items; call registerSubjects');
    return this.registered;
  }

  get isRegistered(): boolean {
    return this.registered !== null;
  }

  /** @throws Error when there is one already */
  register(subjects: HookSubjects): void {
    if (this.registered) throw new Error('the plugin host knows the items already; register only once');
    this.registered = subjects;
  }
}
