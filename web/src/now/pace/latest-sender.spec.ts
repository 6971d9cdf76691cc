import { describe, expect, it } from '@jest/globals';
import { LatestSender } from './latest-sender.js';

/** A sender whose sendings and pauses end when the test says so. */
function sender() {
  const sent: number[] = [];
  const steps: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => steps.push(resolve));
  const latest = new LatestSender<number>((value) => (sent.push(value), wait()), wait);
  const goOn = async () => {
    steps.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { latest, sent, goOn };
}

describe('LatestSender', () => {
  it('sends the first at once, then only the latest', async () => {
    const { latest, sent, goOn } = sender();
    for (const value of [1, 2, 3]) latest.push(value);
    expect(sent).toEqual([1]);
    await goOn();
    latest.push(4);
    expect(sent).toEqual([1]);
    await goOn();
    expect(sent).toEqual([1, 4]);
  });

  it('rests when there is nothing more, and begins anew', async () => {
    const { latest, sent, goOn } = sender();
    latest.push(1);
    await goOn();
    await goOn();
    latest.push(2);
    expect(sent).toEqual([1, 2]);
  });
});
