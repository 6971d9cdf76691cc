import { afterAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../../test/support/eventually.js';
import { groupMembers, isAlive } from '../../../test/support/process-groups.js';
import { openSupervisor } from '../../../test/support/supervised-fixtures.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { HostDatabase } from '../../database/index.js';
import { proc } from './child/proc.js';

const folder = tempDir('orphans');
Logger.overrideLogger(false);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** A host in a process of its own that runs fixtures. @returns the host and the pids of its plugins */
async function middleHost(dataDir: string, ids: string[]): Promise<{ host: ChildProcess; plugins: number[] }> {
  const script = join(root, 'test/support/supervisor-process.ts');
  const host = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', script, dataDir, ...ids], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  started.push(host);
  const plugins: number[] = [];
  for await (const line of createInterface({ input: host.stdout })) {
    const match = /^plugin (\d+)$/.exec(line);
    if (match && plugins.push(Number(match[1])) === ids.length) return { host, plugins };
  }
  throw new Error('the host in the middle ended early');
}

it('no process of a plugin outlives a host that is killed by more than 10 s', async () => {
  const ids = ['echo', 'never-resolves', 'endless-loop', 'ignores-sigterm', 'hangs-with-grandchild'];
  const { host, plugins } = await middleHost(join(folder, 'killed'), ids);
  await eventually(
    'the program of one runs',
    () => plugins.flatMap(groupMembers).length === plugins.length + 1,
    10_000,
  );
  host.kill('SIGKILL');
  await eventually('all are gone', () => plugins.flatMap(groupMembers).length === 0, 10_000);
}, 40_000);

describe('the next host', () => {
  /** Stands for a plugin that outlived its host: a group of its own. */
  function leftover(): number {
    const child = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' });
    started.push(child);
    return child.pid!;
  }

  async function note(dataDir: string, pid: number, startTime: string, bootId: string): Promise<HostDatabase> {
    const database = await HostDatabase.open(dataDir, { lockWaitMs: 100 });
    await database.writeQueue.run((tx) =>
      tx.run('INSERT INTO plugin_process (pid, plugin, start_time, boot_id) VALUES (?, ?, ?, ?)', [
        pid,
        'echo',
        startTime,
        bootId,
      ]),
    );
    return database;
  }

  it('ends what an earlier one left', async () => {
    const dataDir = join(folder, 'left');
    const pid = leftover();
    const database = await note(dataDir, pid, proc.startTime(pid)!, proc.bootId()!);
    const next = await openSupervisor(dataDir, ['echo'], { database });
    expect(isAlive(pid)).toBe(false);
    expect(await database.reader.all('SELECT * FROM plugin_process')).toEqual([]);
    await next.close();
  });

  it.each([
    ['began at another time, so that its number is a coincidence', '1', proc.bootId()!],
    ['was noted before the machine was started anew', null, 'another-boot'],
  ])('leaves a process alone that %s', async (_what, startTime, bootId) => {
    const dataDir = join(folder, bootId, startTime ?? 'same');
    const pid = leftover();
    const database = await note(dataDir, pid, startTime ?? proc.startTime(pid)!, bootId);
    const next = await openSupervisor(dataDir, ['echo'], { database });
    expect(isAlive(pid)).toBe(true);
    expect(await database.reader.all('SELECT * FROM plugin_process')).toEqual([]);
    await next.close();
  });

  it('finds the processes of this one noted while they live', async () => {
    const host = await openSupervisor(join(folder, 'noted'), ['echo']);
    await host.run('echo');
    const pid = host.supervisor.pidOf('echo')!;
    await host.ledger.settled();
    expect(await host.database.reader.all('SELECT * FROM plugin_process')).toEqual([
      { pid, plugin: 'echo', start_time: proc.startTime(pid), boot_id: proc.bootId() },
    ]);
    await host.supervisor.stop('echo');
    await host.ledger.settled();
    expect(await host.database.reader.all('SELECT * FROM plugin_process')).toEqual([]);
    await host.close();
  });
});
