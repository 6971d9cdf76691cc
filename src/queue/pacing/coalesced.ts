import { Observable, type OperatorFunction } from 'rxjs';

/**
 * Does `work` for each wake-up, one at a time. Wake-ups during the work are coalesced into one more round; none is
 * lost, which `exhaustMap` would do, and none queues up, which `concatMap` would do. Emits after each round.
 * When the source completes, the round in progress is the last.
 */
export function coalesced(work: () => Promise<void>): OperatorFunction<void, void> {
  return (wakeUps) =>
    new Observable((subscriber) => {
      let isBusy = false;
      let isDirty = false;
      const round = async (): Promise<void> => {
        isBusy = true;
        try {
          while (isDirty && !subscriber.closed) {
            isDirty = false;
            await work();
            subscriber.next();
          }
        } catch (error) {
          subscriber.error(error);
        } finally {
          isBusy = false;
        }
      };
      return wakeUps.subscribe({
        next: () => {
          isDirty = true;
          if (!isBusy) void round();
        },
        error: (error) => {
          subscriber.error(error);
        },
        complete: () => {
          subscriber.complete();
        },
      });
    });
}
