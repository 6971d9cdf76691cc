import {
  asyncScheduler,
  connect,
  debounceTime,
  distinctUntilChanged,
  EMPTY,
  interval,
  map,
  merge,
  switchMap,
} from 'rxjs';
import type { OperatorFunction, SchedulerLike } from 'rxjs';

/**
 * Ticks at an even pace while the source is active, and not at all while it rests. The first tick comes one period
 * after the source woke up; however much comes, no two ticks are closer than a period.
 * @param lingerMs for how long after its last value the source counts as active
 */
export function ticksWhileActive(
  periodMs: number,
  lingerMs: number,
  scheduler: SchedulerLike = asyncScheduler,
): OperatorFunction<unknown, number> {
  return connect((activity$) =>
    merge(
      activity$.pipe(map(() => true)),
      activity$.pipe(
        debounceTime(lingerMs, scheduler),
        map(() => false),
      ),
    ).pipe(
      distinctUntilChanged(),
      switchMap((isActive) => (isActive ? interval(periodMs, scheduler) : EMPTY)),
    ),
  );
}
