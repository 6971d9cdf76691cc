import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';

/** Says that there may be something to do: an item was added, a slot is free, a delay is over, the queue goes on. */
@Injectable()
export class WakeUps {
  private readonly subject = new Subject<void>();

  readonly wake$: Observable<void> = this.subject.asObservable();

  wake(): void {
    this.subject.next();
  }
}
