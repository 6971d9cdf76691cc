import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import { OutageMonitor } from './outage-monitor.js';

describe('OutageMonitor', () => {
  it('recognises three different addresses of one service within ten seconds', async () => {
    const clock = new ManualClock();
    const monitor = new OutageMonitor(clock);
    expect(monitor.failed('cdn', '/a')).toBeUndefined();
    expect(monitor.failed('catalogue', '/x')).toBeUndefined();
    await clock.advance(9000);
    expect(monitor.failed('cdn', '/b')).toBeUndefined();
    expect(monitor.failed('cdn', '/c')).toBe('network');
    expect(monitor.hold('catalogue')).toBeUndefined();
  });

  it('does not take one bad address for an outage', () => {
    const monitor = new OutageMonitor(new ManualClock());
    for (let attempt = 0; attempt < 9; attempt++) expect(monitor.failed('cdn', '/a')).toBeUndefined();
    expect(monitor.failed('cdn', '/b')).toBeUndefined();
  });

  it('counts a connection that did not come about each time', () => {
    const monitor = new OutageMonitor(new ManualClock());
    expect(monitor.failed('cdn', null)).toBeUndefined();
    expect(monitor.failed('cdn', null)).toBeUndefined();
    expect(monitor.failed('cdn', null)).toBe('network');
  });

  it('forgets failures that lie too far apart', async () => {
    const clock = new ManualClock();
    const monitor = new OutageMonitor(clock);
    for (const address of ['/a', '/b', '/c', '/d']) {
      expect(monitor.failed('cdn', address)).toBeUndefined();
      await clock.advance(5000);
    }
  });

  it('starts anew after a success, and lasts until one', async () => {
    const clock = new ManualClock();
    const monitor = new OutageMonitor(clock);
    monitor.failed('cdn', '/a');
    monitor.failed('cdn', '/b');
    monitor.succeeded('cdn');
    expect(monitor.failed('cdn', '/c')).toBeUndefined();
    monitor.failed('cdn', '/a');
    expect(monitor.failed('cdn', '/b')).toBe('network');
    await clock.advance(60_000);
    expect(monitor.failed('cdn', '/probe')).toBe('network');
    monitor.succeeded('cdn');
    expect(monitor.hold('cdn')).toBeUndefined();
  });
});
