import { BehaviorSubject, distinctUntilChanged, map, type Observable } from 'rxjs';
import type { Settings } from './settings.js';

/** The settings as they are now, and as they change while the host runs. Inject this to read settings. */
export class LiveSettings {
  private readonly subject: BehaviorSubject<Settings>;

  constructor(initial: Settings) {
    this.subject = new BehaviorSubject(initial);
  }

  get current(): Settings {
    return this.subject.value;
  }

  /** Emits the present value at once, then each change of the picked one. */
  select$<T>(pick: (settings: Settings) => T): Observable<T> {
    return this.subject.pipe(map(pick), distinctUntilChanged());
  }

  /** Only the owner of the settings calls this. */
  replace(settings: Settings): void {
    this.subject.next(settings);
  }
}
