import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { defaultSettings, LiveSettings } from '../../config/index.js';
import { Peers } from './peers.js';
import { MAX_PEERS } from './recent-by-peer.js';
import { RequestRate } from './request-rate.js';

let clock: ManualClock;
let live: LiveSettings;
let rate: RequestRate;
beforeEach(() => {
  clock = new ManualClock();
  live = new LiveSettings(defaultSettings('/'));
  allow(60);
  rate = new RequestRate(live, new Peers(live), clock);
});

function allow(requestsPerMinute: number): void {
  live.replace({ ...live.current, limits: { ...live.current.limits, requestsPerMinute } });
}

const refusal = (remoteAddress: string, headers = {}) => rate.refuse({ remoteAddress, headers });

function admitted(remoteAddress: string, attempts: number): number {
  return Array.from({ length: attempts }, () => refusal(remoteAddress)).filter((error) => error === null).length;
}

describe('RequestRate', () => {
  it('lets an address send a minute’s requests at once, then as many as there is time for', async () => {
    expect(admitted('192.0.2.1', 100)).toBe(60);
    expect(refusal('192.0.2.1')).toMatchObject({ code: 'too_many_requests', retryAfterMs: 1000 });
    expect(refusal('192.0.2.2')).toBeNull();
    await clock.advance(5000);
    expect(admitted('192.0.2.1', 100)).toBe(5);
    await clock.advance(600_000);
    expect(admitted('192.0.2.1', 100)).toBe(60);
  });

  it('never lets through more than two minutes’ requests in one, whenever they come', async () => {
    let all = 0;
    for (let second = 0; second < 60; second++) {
      all += admitted('192.0.2.1', 10);
      await clock.advance(1000);
    }
    expect(all).toBeGreaterThanOrEqual(60);
    expect(all).toBeLessThanOrEqual(120);
  });

  it('does not count programs of this machine, but those that a proxy on it passes on', () => {
    for (let i = 0; i < 1000; i++) expect(refusal('127.0.0.1')).toBeNull();
    const passedOn = { 'x-forwarded-for': '203.0.113.9' };
    for (let i = 0; i < 60; i++) expect(refusal('127.0.0.1', passedOn)).toBeNull();
    expect(refusal('127.0.0.1', passedOn)).not.toBeNull();
  });

  it('tells those apart whom a trusted proxy passes on', () => {
    live.replace({ ...live.current, trustedProxies: 'loopback' });
    for (let i = 0; i < 60; i++) refusal('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' });
    expect(refusal('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).not.toBeNull();
    expect(refusal('127.0.0.1', { 'x-forwarded-for': '203.0.113.10' })).toBeNull();
  });

  it('follows the setting, 0 for any number', () => {
    allow(0);
    expect(admitted('192.0.2.1', 1000)).toBe(1000);
    allow(1);
    expect(admitted('192.0.2.1', 1000)).toBe(1);
  });

  it('remembers only so many addresses', () => {
    allow(1);
    expect(refusal('192.0.2.1')).toBeNull();
    expect(refusal('192.0.2.1')).not.toBeNull();
    for (let i = 0; i < MAX_PEERS; i++) refusal(`10.0.${String(i >> 8)}.${String(i & 255)}`);
    expect(refusal('192.0.2.1')).toBeNull();
  });
});
