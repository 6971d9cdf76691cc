import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { RUNTIME, RuntimeProcess, writePlugin } from '../../../test/support/runtime-process.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const folder = tempDir('runtime-end');
const started: RuntimeProcess[] = [];
let count = 0;

afterEach(async () => {
  for (const plugin of started.splice(0)) {
    plugin.kill();
    await plugin.exited;
  }
});

async function pluginOf(setup: string): Promise<RuntimeProcess> {
  const plugin = RuntimeProcess.start(folder);
  started.push(plugin);
  await plugin.initialize(writePlugin(folder, `plugin-${++count}`, setup), ['afterTrack']);
  return plugin;
}

const hook = (body: string): string => `ctx.hook('afterTrack', async (event, run) => { ${body} });`;

/** Whether a process runs; one that is dead and not yet collected does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a plugin process ends', () => {
  it('in order, when it is told to: with 0, after its callbacks, its runs aborted', async () => {
    const plugin = await pluginOf(
      `ctx.onDispose(() => console.log('first')); ctx.onDispose(async () => { throw new Error('x'); });
       ctx.onDispose(async () => { await new Promise((resolve) => setTimeout(resolve, 20)); console.log('last'); });
       ${hook(`await new Promise((_, reject) => ctx.signal.addEventListener('abort', () => reject(new sdk.RetryLater('stopped'))));`)}`,
    );
    const run = plugin.run('afterTrack');
    const answer = plugin.ask('dispose', {});
    await expect(run).rejects.toThrow('stopped');
    expect(await answer).toEqual({});
    expect(await plugin.exited).toEqual({ code: 0, signal: null });
    expect(plugin.stdout).toBe('last\nfirst\n');
  });

  it('at once when its pipe is closed, with all that it started', async () => {
    const plugin = await pluginOf(
      hook(`const child = spawn('sleep', ['300'], { stdio: 'ignore' }); return { note: String(child.pid) };`),
    );
    const { note } = (await plugin.run('afterTrack')) as { note: string };
    expect(isAlive(Number(note))).toBe(true);
    plugin.pipe.destroy();
    expect(await plugin.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await eventually('the grandchild is gone', () => !isAlive(Number(note)));
  });

  it.each([
    ['throws where nobody catches', `setTimeout(() => { throw new Error('at large'); }, 1);`],
    ['rejects where nobody looks', `void Promise.reject(new Error('at large'));`],
  ])('with 1 when it %s, and says why', async (_what, body) => {
    const plugin = await pluginOf(hook(`${body} await new Promise(() => {});`));
    const run = plugin.run('afterTrack');
    run.catch(() => undefined);
    expect(await plugin.exited).toEqual({ code: 1, signal: null });
    expect(plugin.stderr).toContain('at large');
  });

  it('not by signals that a terminal sends to everybody', async () => {
    const plugin = await pluginOf(hook(`return { note: 'alive' };`));
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.kill(plugin.pid, signal);
    expect(await plugin.run('afterTrack')).toEqual({ note: 'alive' });
  });

  it.each([
    ['a hook', hook('for (;;);')],
    ['setup', 'for (;;);'],
  ])('within seconds of its host, although it hangs in %s', async (_where, setup) => {
    const entry = writePlugin(folder, `spinning-${++count}`, setup);
    const middle = join(folder, `middle-${count}.mjs`);
    const frame = (id: number, method: string, params: object): string => {
      const body = JSON.stringify({ jsonrpc: '2.0', id, method, params });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    };
    const initialize = frame(1, 'initialize', {
      protocol: 1,
      id: 'x',
      version: '1.0.0',
      entry,
      storageDir: folder,
      config: {},
      secrets: {},
      permissions: {},
      hooks: ['afterTrack'],
      events: [],
    });
    const run = frame(2, 'hook/run', { runId: 'r', hook: 'afterTrack', payload: {}, attempt: 1 });
    writeFileSync(
      middle,
      `import { spawn } from 'node:child_process';
       const child = spawn(process.execPath, [${JSON.stringify(RUNTIME)}], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
       child.stdio[3].write(${JSON.stringify(initialize)});
       child.stdio[3].once('data', () => child.stdio[3].write(${JSON.stringify(run)}));
       console.log(child.pid);
       setInterval(() => {}, 1000);`,
    );
    const host = spawn(process.execPath, [middle], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    host.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const pid = Number(await eventually('the host has started it', () => /^\d+\n/.exec(said)?.[0]));
    // It hangs when it uses the processor more than it takes to start.
    const usedTicks = (): number => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return Number(fields[11]) + Number(fields[12]);
    };
    try {
      await eventually('it hangs', () => usedTicks() > 100, 15_000);
    } finally {
      host.kill('SIGKILL');
    }
    await eventually('it is gone', () => !isAlive(pid), 10_000);
  });
});
