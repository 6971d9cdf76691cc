import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { HookName } from '@deemusic/plugin-sdk';
import type { HostRequestName, HostRequests, InitializeParams, RunParams } from '@deemusic/plugin-sdk/protocol';

/** The built entry of plugin processes. */
export const RUNTIME = fileURLToPath(new URL('../../sdk/dist/runtime/main.js', import.meta.url));
/** For plugins of tests, which lie outside of the repository. */
export const SDK = fileURLToPath(new URL('../../sdk/dist/index.js', import.meta.url));

/** Writes a plugin of one file. @returns its entry */
export function writePlugin(folder: string, name: string, setup: string, rest = ''): string {
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, `${name}.mjs`);
  const lines = [
    `import * as sdk from ${JSON.stringify(SDK)};`,
    `import { spawn } from 'node:child_process';`,
    `export default { setup(ctx) { ${setup} }, ${rest} };`,
  ];
  writeFileSync(entry, lines.join('\n'));
  return entry;
}

/** More than any plugin of a test has to say while it ends. */
const LAST_MESSAGES = 20;

/** A plugin process, and the host's end of its pipe in the hands of a test. */
export class RuntimeProcess {
  readonly connection: MessageConnection;
  stdout = '';
  stderr = '';
  readonly notes: { name: string; params: unknown }[] = [];
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  private count = 0;

  private constructor(readonly child: ChildProcess) {
    this.connection = createMessageConnection(new StreamMessageReader(this.pipe), new StreamMessageWriter(this.pipe));
    child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exited = once(child, 'close').then(async ([code, signal]) => {
      // What it said last is read by now, and is heard one message a turn.
      for (let turn = 0; turn < LAST_MESSAGES; turn++) await new Promise((resolve) => setImmediate(resolve));
      // Otherwise what was asked of it hangs for ever.
      this.connection.dispose();
      return { code: code as number | null, signal: signal as string | null };
    });
    this.pipe.on('error', () => undefined);
    this.connection.onNotification((name, params) => void this.notes.push({ name, params }));
    this.connection.listen();
  }

  static start(cwd: string): RuntimeProcess {
    return new RuntimeProcess(
      spawn(process.execPath, ['--max-old-space-size=96', RUNTIME], {
        cwd,
        detached: true,
        env: { PATH: process.env.PATH },
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      }),
    );
  }

  get pid(): number {
    return this.child.pid!;
  }

  get pipe(): Duplex {
    return this.child.stdio[3] as Duplex;
  }

  initialize(
    entry: string,
    hooks: HookName[],
    params: Partial<InitializeParams> = {},
  ): Promise<HostRequests['initialize']['result']> {
    return this.ask('initialize', {
      protocol: 1,
      id: 'under-test',
      version: '1.0.0',
      entry,
      storageDir: dirname(entry),
      config: {},
      secrets: {},
      permissions: { files: { access: 'write', reason: 'test' } },
      hooks,
      events: [],
      ...params,
    });
  }

  /** Calls a hook. @param signal cancels it by JSON-RPC's own cancellation */
  async run(
    hook: HookName,
    payload: unknown = {},
    params: Partial<RunParams> = {},
    signal?: AbortSignal,
  ): Promise<unknown> {
    const runId = `run-${++this.count}`;
    const cancellation = new CancellationTokenSource();
    signal?.addEventListener('abort', () => {
      cancellation.cancel();
    });
    const { output } = await this.connection.sendRequest<{ output: unknown }>(
      'hook/run',
      { runId, hook, payload, idempotencyKey: `key-${runId}`, attempt: 1, reason: 'live', isLate: false, ...params },
      cancellation.token,
    );
    return output;
  }

  ask<Name extends HostRequestName>(
    name: Name,
    params: HostRequests[Name]['params'],
  ): Promise<HostRequests[Name]['result']> {
    return this.connection.sendRequest(name, params);
  }

  /** Ends it and what it started, if it is still there. */
  kill(): void {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}
