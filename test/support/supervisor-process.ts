/** A host in a process of its own: `<data folder> <fixture…>`. Runs the first hook of each and says the pids of their processes. */
import 'reflect-metadata';
import { openSupervisor } from './supervised-fixtures.js';

const [dataDir, ...ids] = process.argv.slice(2) as [string, ...string[]];
const host = await openSupervisor(dataDir, ids);
const told = new Set<string>();
host.statuses.changed$.subscribe(({ id, status }) => {
  if (status.state !== 'busy' || told.has(id)) return;
  told.add(id);
  process.stdout.write(`plugin ${String(host.supervisor.pidOf(id))}\n`);
});
setInterval(() => undefined, 1000);
await Promise.all(ids.map((id) => host.run(id, { hook: { ...host.call(id).hook, timeoutMs: 600_000 } })));
