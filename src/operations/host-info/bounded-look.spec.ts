import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { BoundedLook, FRESH_MS, PATIENCE_MS } from './bounded-look.js';

function opened() {
  const clock = new ManualClock();
  const answers: ((value: string) => void)[] = [];
  const look = new BoundedLook<string>(clock, () => new Promise((resolve) => answers.push(resolve)), 'unknown');
  return { clock, answers, look };
}

describe('a look at something slow', () => {
  it('is one for all who ask, and is good for a while', async () => {
    const { clock, answers, look } = opened();
    const asked = [look.value(), look.value()];
    answers[0]?.('first');
    expect(await Promise.all(asked)).toEqual(['first', 'first']);
    await clock.advance(FRESH_MS - 1);
    expect(await look.value()).toBe('first');
    expect(answers).toHaveLength(1);
    await clock.advance(1);
    const later = look.value();
    answers[1]?.('second');
    expect(await later).toBe('second');
    expect(clock.pendingTimers).toBe(0);
  });

  it('keeps nobody waiting for long, and is not begun again while it hangs', async () => {
    const { clock, answers, look } = opened();
    const asked = look.value();
    await clock.advance(PATIENCE_MS);
    expect(await asked).toBe('unknown');
    expect(await look.value()).toBe('unknown');
    await clock.advance(60_000);
    expect(await look.value()).toBe('unknown');
    expect(answers).toHaveLength(1);
    answers[0]?.('at last');
    await clock.advance(1);
    expect(await look.value()).toBe('at last');
    expect(answers).toHaveLength(1);
  });
});
