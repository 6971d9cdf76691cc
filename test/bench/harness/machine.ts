import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../browser/support/find-chromium.js';

/** What the figures were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGib: number;
  /** Of the folder that was measured in: file system, and `ssd`, `hdd`, `virtual`, `memory` or `unknown`. */
  disk: string;
  system: string;
}

/** What was measured, and with what; `null` for what is not there. */
export interface Versions {
  deemusic: string;
  node: string;
  sqlite: string | null;
  aria2c: string | null;
  openssl: string | null;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

export function machineOf(folder: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    disk: diskOf(folder),
    system: `${process.platform} ${process.arch}`,
  };
}

export async function versions(): Promise<Versions> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const commit = firstLine('git', ['-C', root, 'rev-parse', '--short', 'HEAD']);
  const sqlite3 = (await import('sqlite3')).default as unknown as { VERSION?: string };
  return {
    deemusic: commit === null ? version : `${version} (${commit})`,
    node: process.versions.node,
    sqlite: sqlite3.VERSION ?? null,
    aria2c: numberIn(firstLine('aria2c', ['--version'])),
    openssl: numberIn(firstLine('openssl', ['version'])),
  };
}

/** @returns whether a program is there */
export function isInstalled(program: string): boolean {
  if (program === 'chromium') return findChromium() !== null;
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  return error === undefined;
}

function firstLine(program: string, args: string[]): string | null {
  const { stdout, status } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? null) : null;
}

function numberIn(line: string | null): string | null {
  return /\d+\.\d[\w.]*/.exec(line ?? '')?.[0] ?? line;
}

/** The longest mount point that the folder lies under tells the file system; the device below it, whether it turns. */
function diskOf(folder: string): string {
  if (!existsSync('/proc/self/mountinfo')) return 'unknown';
  const device = statSync(folder).dev;
  const number = `${String((device >> 8) & 0xfff)}:${String((device & 0xff) | ((device >> 12) & 0xfff00))}`;
  const line = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .find((mount) => mount.split(' ')[2] === number);
  const type = line?.split(' - ')[1]?.split(' ')[0] ?? 'unknown';
  if (type === 'tmpfs') return 'tmpfs (memory)';
  return `${type} (${kindOf(number)})`;
}

function kindOf(device: string): string {
  const event = `/sys/dev/block/${device}/uevent`;
  // What turns below the disk of a virtual machine its kernel does not know, though it says something.
  if (existsSync(event) && /^DEVNAME=x?vd/m.test(readFileSync(event, 'utf8'))) return 'virtual';
  // A partition has no queue of its own; its disk is the folder above.
  const places = ['queue', '../queue'].map((queue) => `/sys/dev/block/${device}/${queue}/rotational`);
  const found = places.find((place) => existsSync(place));
  if (found === undefined) return 'unknown';
  return readFileSync(found, 'utf8').trim() === '1' ? 'hdd' : 'ssd';
}
