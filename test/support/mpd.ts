import { expect } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';

/** Whether MPD and its client are here; that they are not is printed. */
export function hasMpd(): boolean {
  const isHere = ['mpd', 'mpc'].every((program) => !spawnSync(program, ['--version']).error);
  if (!isHere) process.stderr.write('skipped a comparison: mpd or mpc is not installed\n');
  return isHere;
}

/** A music player on a library of its own, without sound. */
export class Mpd {
  private constructor(
    private readonly folder: string,
    private readonly daemon: ChildProcess,
  ) {}

  /** Starts it on a music folder, which it knows whole when this resolves. */
  static async start(music: string): Promise<Mpd> {
    const folder = mkdtempSync(join(tmpdir(), 'deemusic-mpd-'));
    const config = join(folder, 'mpd.conf');
    mkdirSync(join(folder, 'playlists'));
    writeFileSync(
      config,
      [
        `music_directory "${music}"`,
        `playlist_directory "${join(folder, 'playlists')}"`,
        `db_file "${join(folder, 'database')}"`,
        `bind_to_address "${join(folder, 'socket')}"`,
        'zeroconf_enabled "no"',
        'audio_output {\n  type "null"\n  name "none"\n}',
      ].join('\n'),
    );
    const daemon = spawn('mpd', ['--no-daemon', config], { stdio: 'ignore' });
    const mpd = new Mpd(folder, daemon);
    await eventually('mpd answers', () => daemon.exitCode === null && mpd.call('status').status === 0, 10_000);
    mpd.update();
    return mpd;
  }

  /** Folder of playlists that are not in the library. */
  get playlists(): string {
    return join(this.folder, 'playlists');
  }

  /** Looks at the whole music folder again. */
  update(): void {
    this.mpc('update', '--wait');
  }

  /**
   * Loads a playlist into the empty queue.
   * @param format of mpc; default the path, below the music folder
   * @returns what it says of each entry
   */
  load(playlist: string, format = '%file%'): string[] {
    this.mpc('clear');
    this.mpc('load', playlist);
    return this.mpc('playlist', '--format', format).trimEnd().split('\n');
  }

  async close(): Promise<void> {
    if (this.daemon.exitCode === null && this.daemon.kill()) await once(this.daemon, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private mpc(...args: string[]): string {
    const { status, stdout, stderr } = this.call(...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  }

  private call(...args: string[]) {
    return spawnSync('mpc', ['--host', join(this.folder, 'socket'), ...args], { encoding: 'utf8' });
  }
}
