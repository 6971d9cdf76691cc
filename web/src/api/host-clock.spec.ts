import { describe, expect, it } from '@jest/globals';
import { HostClock } from './host-clock.js';

describe('HostClock', () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);

  it('is its own until the host has said something', () => {
    const clock = new HostClock(() => at);
    expect(clock.now()).toBe(at);
    clock.note(null);
    clock.note('yesterday');
    expect(clock.now()).toBe(at);
  });

  it('does not follow the second that the header cuts off', () => {
    const clock = new HostClock(() => at + 900);
    clock.note(new Date(at).toUTCString());
    expect(clock.now()).toBe(at + 900);
  });

  it('follows a host whose clock is minutes away, by its nearest answer', () => {
    let own = at;
    const clock = new HostClock(() => own);
    clock.note(new Date(at + 300_000).toUTCString());
    own += 5400;
    clock.note(new Date(at + 304_000).toUTCString());
    expect(clock.now()).toBe(own + 300_000);
  });

  it('forgets what it heard long ago, when a clock has been set right meanwhile', () => {
    const clock = new HostClock(() => at);
    clock.note(new Date(at + 300_000).toUTCString());
    for (let answers = 0; answers < 12; answers++) clock.note(new Date(at).toUTCString());
    expect(clock.now()).toBe(at);
  });
});
