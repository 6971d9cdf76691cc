import { expect, it } from '@jest/globals';
import type { Library } from '../library/index.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import type { OutboxLifecycle } from './outbox/outbox-lifecycle.js';
import type { OutboxRetention } from './outbox/rows/outbox-retention.js';
import { PluginLifecycle } from './plugin-lifecycle.js';
import type { PluginSupervisor } from './process/plugin-supervisor.js';
import type { PluginRegistry } from './registry/plugin-registry.js';

it('has ended what an earlier host left before any room begins to work, and sweeps edits when nobody can write into them', async () => {
  const steps: string[] = [];
  const step = (name: string) => async (): Promise<void> => {
    await Promise.resolve();
    steps.push(name);
  };
  const lifecycle = new PluginLifecycle(
    new ManualClock(),
    { sweepEdits: step('edits swept') } as Partial<Library> as Library,
    { open: step('plugins known') } as Partial<PluginRegistry> as PluginRegistry,
    { start: step('orphans ended') } as Partial<PluginSupervisor> as PluginSupervisor,
    { start: step('runs go on') } as Partial<OutboxLifecycle> as OutboxLifecycle,
    {} as OutboxRetention,
  );
  await lifecycle.onModuleInit();
  expect(steps).toEqual(['plugins known', 'orphans ended', 'edits swept']);
  await lifecycle.onApplicationBootstrap();
  expect(steps).toEqual(['plugins known', 'orphans ended', 'edits swept', 'runs go on']);
});
