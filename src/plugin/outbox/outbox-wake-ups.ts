import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';

/** Says that there may be a run to execute: one was made due, a slot is free, a delay is over, a plugin can run again. */
@Injectable()
export class OutboxWakeUps {
  private readonly subject = new Subject<void>();

  readonly wake$: Observable<void> = this.subject.asObservable();

  wake(): void {
    this.subject.next();
  }
}
