import { eventually } from './eventually.js';
import type { HostProcess } from './host-process.js';

const OPEN = ['pending', 'running', 'retry', 'waiting'] as const;

interface Summary {
  items: ({ plugin: string; dead: number } & Record<(typeof OPEN)[number], number>)[];
  jobs: unknown[];
}

/** Waits until no hook run stands open and no replay is under way. @returns how many runs of all plugins are dead */
export function pluginsAtRest(host: () => HostProcess, timeoutMs = 30_000): Promise<{ dead: number }> {
  return eventually(
    'the plugins are at rest',
    async () => {
      const { items, jobs } = (await host().api<Summary>('GET', '/plugins/runs/summary')).body;
      if (jobs.length > 0 || items.some((counts) => OPEN.some((state) => counts[state] > 0))) return null;
      return { dead: items.reduce((sum, { dead }) => sum + dead, 0) };
    },
    timeoutMs,
  );
}
