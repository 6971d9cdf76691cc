import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FLOW_WINDOW_MS, FlowMeter } from './flow-meter.js';

describe('the flow meter', () => {
  it('tells a constant rate exactly, whatever the pace of the samples', () => {
    const pace = fc.integer({ min: 1, max: 1000 });
    const rate = fc.integer({ min: 1, max: 1_000_000 });
    const start = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(pace, rate, start, (everyMs, perMs, startedAt) => {
        const meter = new FlowMeter(startedAt);
        let at = startedAt;
        while (at < startedAt + 12_000) meter.add(perMs * everyMs, (at += everyMs));
        // What is measured may begin and end in the middle of a sample.
        const tolerance = (perMs * 1000 * 2 * everyMs) / (FLOW_WINDOW_MS - 250);
        expect(Math.abs(meter.rate(at) - perMs * 1000)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it('spreads a burst over the window', () => {
    const meter = new FlowMeter(0);
    meter.add(10_000_000, 10_000);
    expect(meter.rate(10_000)).toBeLessThanOrEqual((10_000_000 * 1000) / (FLOW_WINDOW_MS - 250));
  });

  it('does not take a first burst for a record', () => {
    const meter = new FlowMeter(0);
    meter.add(1000, 1);
    expect(meter.rate(1)).toBe(2000);
  });

  it('falls steadily to 0 within the window when nothing comes any more', () => {
    const meter = new FlowMeter(0);
    for (let at = 0; at <= 10_000; at += 100) meter.add(100, at);
    let before = meter.rate(10_000);
    for (let at = 10_250; at <= 10_000 + FLOW_WINDOW_MS; at += 250) {
      expect(meter.rate(at)).toBeLessThanOrEqual(before);
      before = meter.rate(at);
    }
    expect(before).toBe(0);
  });

  it('is never negative nor anything but a number', () => {
    const steps = fc.array(fc.tuple(fc.nat(20_000), fc.nat(1_000_000)), { maxLength: 50 });
    fc.assert(
      fc.property(steps, (gaps) => {
        const meter = new FlowMeter(0);
        let at = 0;
        for (const [gapMs, bytes] of gaps) {
          meter.add(bytes, (at += gapMs));
          expect(meter.rate(at)).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(meter.rate(at))).toBe(true);
        }
      }),
    );
  });
});
