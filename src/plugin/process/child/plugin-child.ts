import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import { PIPE_FD } from '@deemusic/plugin-sdk/protocol';
import type { Clock } from '../../../domain/index.js';
import type { PluginLaunch } from '../../installed-plugin.js';
import type { ProcessLimits } from '../process-limits.js';
import { childEnvironment } from './child-environment.js';
import type { ChildExit } from './child-exit.js';
import { killGroup } from './kill-group.js';
import { runtimePath } from './runtime-path.js';

/** Two looping plugins must not starve a NAS with two cores. */
const NICENESS = 10;
/** What it said last is worth so much waiting. */
const DRAIN_MS = 250;

/** The operating system's side of a plugin: one process, leader of its own group, with pipes. */
export class PluginChild {
  /** Resolves once the process, and all that it started, is gone and its pipes are read; never rejects. */
  readonly exited: Promise<ChildExit>;
  private hasExited = false;
  private isKilled = false;
  private giveUp: (exit: ChildExit) => void = () => undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly pid: number,
    private readonly clock: Clock,
    private readonly limits: ProcessLimits,
  ) {
    this.exited = Promise.race([this.whenGone(), new Promise<ChildExit>((resolve) => (this.giveUp = resolve))]);
  }

  /** @throws Error when the system starts no process */
  static async start(launch: PluginLaunch, clock: Clock, limits: ProcessLimits): Promise<PluginChild> {
    const { plugin, storageDir } = launch;
    const args = [`--max-old-space-size=${String(plugin.heapMb)}`, ...(plugin.nodeArguments ?? []), runtimePath()];
    const child = spawn(process.execPath, args, {
      cwd: storageDir,
      detached: true,
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    if (child.pid === undefined) throw ((await once(child, 'error')) as [Error])[0];
    // A signal that cannot be delivered is no news: the exit tells all.
    child.on('error', () => undefined);
    try {
      setPriority(child.pid, NICENESS);
    } catch {
      // It has ended already, or the system does not allow it.
    }
    return new PluginChild(child, child.pid, clock, limits);
  }

  get pipe(): Socket {
    return this.child.stdio[PIPE_FD] as Socket;
  }

  get stdout(): Readable {
    return this.child.stdout!;
  }

  get stderr(): Readable {
    return this.child.stderr!;
  }

  get isAlive(): boolean {
    return !this.hasExited;
  }

  /** Ends the process and its children at once. */
  kill(): void {
    if (this.hasExited || this.isKilled) return;
    this.isKilled = true;
    killGroup(this.pid);
    this.clock.schedule(this.limits.killMs, () => {
      this.giveUp({ code: null, signal: 'SIGKILL' });
    });
  }

  private async whenGone(): Promise<ChildExit> {
    const closed = new Promise((resolve) => this.child.once('close', resolve));
    const exit = await new Promise<ChildExit>((resolve) => {
      this.child.once('exit', (code, signal) => {
        this.hasExited = true;
        // At once: as long as a child of it lives its number cannot be given to somebody else.
        killGroup(this.pid);
        resolve({ code, signal });
      });
    });
    await Promise.race([closed, this.clock.wait(DRAIN_MS)]);
    for (const stream of this.child.stdio) stream?.destroy();
    return exit;
  }
}
