import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { EventBus, type HostEvent } from '../../events/index.js';
import { PluginStatuses, type StatusChange } from './plugin-statuses.js';

function open() {
  const bus = new EventBus();
  const clock = new ManualClock();
  const statuses = new PluginStatuses(bus, clock);
  const published: HostEvent[] = [];
  const changes: StatusChange[] = [];
  bus.all$.subscribe((event) => published.push(event));
  statuses.changed$.subscribe((change) => changes.push(change));
  return { statuses, clock, published, changes };
}

describe('how a plugin stands', () => {
  it('is missing as long as nobody knows it', () => {
    expect(open().statuses.of('x')).toMatchObject({ state: 'missing', reason: null });
  });

  it('is told when it changed, with the time at which the state began', async () => {
    const { statuses, clock, published, changes } = open();
    statuses.release('x');
    const since = clock.now();
    await clock.advance(10);
    statuses.set('x', 'ready');
    statuses.set('x', 'ready', { reason: 'it did not come up', fault: 'host' });
    await clock.advance(10);
    statuses.set('x', 'backoff', { reason: 'it ended', fault: 'plugin', nextTryAt: 7 });
    expect(changes.map(({ before, status }) => [before, status.state, status.since - since])).toEqual([
      ['missing', 'ready', 0],
      ['ready', 'ready', 0],
      ['ready', 'backoff', 20],
    ]);
    expect(published.at(-1)).toEqual({
      name: 'plugin.state',
      payload: { id: 'x', state: 'backoff', reason: 'it ended', fault: 'plugin', since: since + 20, nextTryAt: 7 },
    });
    expect(published).toHaveLength(3);
  });

  it('does not become able by a process that is still going down', () => {
    const { statuses } = open();
    statuses.set('x', 'busy');
    statuses.hold('x', 'disabled');
    for (const state of ['stopping', 'backoff', 'ready'] as const) statuses.set('x', state);
    expect(statuses.of('x').state).toBe('disabled');
    statuses.release('x');
    expect(statuses.of('x').state).toBe('ready');
    statuses.set('x', 'starting');
    statuses.release('x');
    expect(statuses.of('x').state).toBe('starting');
  });

  it('keeps when a hold began', () => {
    const { statuses } = open();
    statuses.hold('x', 'tripped', { since: 5 });
    expect(statuses.of('x').since).toBe(5);
  });
});
