import { expect, it } from '@jest/globals';
import { HookFailure } from '../hook-failure.js';
import { ConfigChanges } from './config-changes.js';

const nothing = (): Promise<void> => Promise.resolve();
const complaint = new HookFailure('config', 'config', 'the mode is no good');

it('passes over what a run has against settings that were changed while it ran', async () => {
  const changes = new ConfigChanges();
  const run = changes.judge(async () => {
    await changes.make(nothing, nothing);
    throw complaint;
  });
  await expect(run).rejects.toMatchObject({ kind: 'cancelled', fault: 'host', retryAfterMs: 0 });
});

it('keeps what it has against the present ones, and any other failure', async () => {
  const changes = new ConfigChanges();
  await changes.make(nothing, nothing);
  await expect(changes.judge(() => Promise.reject(complaint))).rejects.toBe(complaint);
  const crash = new HookFailure('crash', 'plugin', 'its process ended with code 1');
  const run = changes.judge(async () => {
    await changes.make(nothing, nothing);
    throw crash;
  });
  await expect(run).rejects.toBe(crash);
});

it('is over when the last of several changes has arrived, be it that one failed', async () => {
  const changes = new ConfigChanges();
  let arrive: () => void = () => undefined;
  const first = changes.make(() => new Promise((resolve) => (arrive = resolve)), nothing);
  await expect(changes.make(() => Promise.reject(new Error('no disk')), nothing)).rejects.toThrow('no disk');
  expect(changes.underWay).not.toBeNull();
  arrive();
  await first;
  await changes.underWay;
  expect(changes.underWay).toBeNull();
});
