import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Sandbox } from '../../sandbox/index.js';
import { CliError } from '../cli-error.js';
import { HostProcess } from '../host/host-process.js';
import type { Io } from '../terminal/io.js';
import { demoDataDir } from './demo-data-dir.js';

/** Slow enough to be watched. */
const CDN_BYTES_PER_SECOND = 1_500_000;

/** The sandbox in this process and a real host beside it, on free loopback ports. */
export class DemoStage {
  private constructor(
    readonly sandbox: Sandbox,
    readonly host: HostProcess,
    /** Aborted by Ctrl-C, or with the reason when the host dies. */
    readonly signal: AbortSignal,
  ) {}

  /** @throws CliError when the host does not start */
  static async open(libraryDir: string, io: Io): Promise<DemoStage> {
    assertWritable(libraryDir);
    const { startSandbox } = await import('../../sandbox/index.js');
    const sandbox = await startSandbox({ bytesPerSecond: CDN_BYTES_PER_SECOND });
    const ended = new AbortController();
    try {
      const env = hostEnvironment(sandbox, libraryDir, io);
      const host = await HostProcess.start(env, (error: CliError) => {
        ended.abort(error);
      });
      return new DemoStage(sandbox, host, AbortSignal.any([io.signal, ended.signal]));
    } catch (error) {
      await sandbox.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.host.stop();
    await this.sandbox.close();
  }
}

// A real host waits until its library can be written again; a demo has nobody to wait for.
function assertWritable(libraryDir: string): void {
  try {
    mkdirSync(libraryDir, { recursive: true });
    accessSync(libraryDir, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(`Nothing can be written to ${libraryDir} (${code ?? 'unknown reason'}): choose another --dir.`);
  }
}

// Nothing of the operator's own settings reaches the demo: neither an account nor a library.
function hostEnvironment(sandbox: Sandbox, libraryDir: string, io: Io): NodeJS.ProcessEnv {
  const foreign = Object.entries(io.env).filter(([name]) => !name.startsWith('DEEMUSIC_'));
  return {
    ...Object.fromEntries(foreign),
    ...sandbox.environment(),
    DEEMUSIC_HOST: '127.0.0.1',
    DEEMUSIC_PORT: '0',
    DEEMUSIC_DATA_DIR: demoDataDir(libraryDir),
    DEEMUSIC_DOWNLOAD_OUTPUT_DIR: libraryDir,
    DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '4',
    DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '64MiB',
    DEEMUSIC_DEEZER_TRACKS_PER_DAY: '0',
    DEEMUSIC_LOG_LEVEL: 'warn',
  };
}
