import { describe, expect, it } from '@jest/globals';
import { TestScheduler } from 'rxjs/testing';
import { ticksWhileActive } from './ticks-while-active.operator.js';

function inVirtualTime(check: Parameters<TestScheduler['run']>[0]): void {
  const scheduler = new TestScheduler((actual, expected) => {
    expect(actual).toEqual(expected);
  });
  scheduler.run(check);
}

describe('ticks while active', () => {
  it('ticks at its pace while something comes, and until the source has rested long enough', () => {
    inVirtualTime(({ hot, expectObservable }) => {
      const source$ = hot('aa-a---------------------');
      const expected = '   -----0----1--------------';
      expectObservable(source$.pipe(ticksWhileActive(5, 10)), '-----------------------!').toBe(expected, {
        0: 0,
        1: 1,
      });
    });
  });

  it('is silent while nothing comes, and wakes up again', () => {
    inVirtualTime(({ hot, expectObservable }) => {
      const source$ = hot('----a----------a--------------');
      const expected = '   ------0----------0------------';
      expectObservable(source$.pipe(ticksWhileActive(2, 3)), '-----------------------!').toBe(expected, { 0: 0 });
    });
  });

  it('does not tick more often because more comes', () => {
    inVirtualTime(({ hot, expectObservable }) => {
      const source$ = hot('(aaaa)(aaaa)(aaaa)');
      expectObservable(source$.pipe(ticksWhileActive(10, 30)), '---------------------!').toBe('----------0---------1', {
        0: 0,
        1: 1,
      });
    });
  });
});
