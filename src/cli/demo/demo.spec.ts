import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeComplaints, flacTest } from '../../../test/support/audio-tools.js';
import { runCli, type CliResult } from '../../../test/support/run-cli.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { Item } from '../../wire/index.js';

interface Summary {
  event: string;
  ok: boolean;
  items: Item[];
  files: { path: string; quality: string; bytes: number }[];
  tagged: number;
  artifacts: string[];
  unexpected: string[];
}

const folder = tempDir('demo');
const library = join(folder, 'demo-music');
const MINUTE = 60_000;

// The demo keeps its data in the temporary folder, which is this one here.
function demo(...args: string[]): Promise<CliResult> {
  return runCli(['demo', ...args], { cwd: folder, env: { TMPDIR: folder, DEEMUSIC_DOWNLOAD_QUALITY: 'nonsense' } });
}

function summaryOf(result: CliResult): Summary {
  return result.json().at(-1) as Summary;
}

describe('deemusic demo', () => {
  it(
    'downloads a track, a two-disc album and a playlist into ./demo-music, and says what is missing',
    async () => {
      const result = await demo('--json');
      expect(result).toMatchObject({ code: 0, err: '' });
      const { ok, items, files, tagged, artifacts, unexpected } = summaryOf(result);
      expect({ ok, unexpected }).toEqual({ ok: true, unexpected: [] });
      expect(items.map(({ status, children }) => [status, children?.completed, children?.failed])).toEqual([
        ['completed', undefined, undefined],
        ['completed', 8, 0],
        ['partial', 7, 1],
      ]);
      expect(new Set(files.map(({ quality }) => quality))).toEqual(new Set(['FLAC', 'MP3_320']));
      for (const { path } of files) {
        const file = join(library, path);
        expect(statSync(file).size).toBeGreaterThan(0);
        expect((path.endsWith('.flac') ? flacTest(file)?.output : decodeComplaints(file)) ?? '').toBe('');
      }
      expect(readdirSync(join(library, '.deemusic', 'staging'))).toEqual([]);
      expect(tagged).toBe(files.length);
      const [playlist = ''] = artifacts.filter((path) => path.endsWith('.m3u8'));
      expect(membersIn(join(library, playlist)).map((path) => existsSync(path))).toEqual(Array(7).fill(true));
      const events = (result.json() as { event: string }[]).map(({ event }) => event);
      expect(events[0]).toBe('listening');
      expect(events).toContain('requested');
      expect(events.filter((event) => event === 'track')).toHaveLength(17);
    },
    MINUTE,
  );

  it(
    'finds all of it the second time, and tries only what is missing',
    async () => {
      const before = fingerprints(library);
      const result = await demo();
      expect(result).toMatchObject({ code: 0, err: '' });
      expect(result.out).toContain('All of it was here from before');
      expect(result.out).toMatch(/completed 8 of 8 tracks\n {4}♪ 8 tracks tagged, .*written to /);
      expect(result.out).toMatch(
        /partial 7 of 8 tracks\n {4}♪ 7 tracks tagged, .*playlist written to .*\.m3u8.*\n {4}✘ Out of Territory/,
      );
      expect(result.out).not.toContain('\u001b');
      expect(fingerprints(library)).toEqual(before);
    },
    MINUTE,
  );

  it('says at once when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const result = await demo('--dir', 'file/music');
    expect(result.code).toBe(1);
    expect(result.err).toMatch(/^deemusic: Nothing can be written to .* \(ENOTDIR\): choose another --dir\.\n$/);
  });

  it(
    'leaves nothing running and no half file at Ctrl-C',
    async () => {
      const target = join(folder, 'interrupted');
      const run = runCli(['demo', '--dir', target, '--json'], {
        cwd: folder,
        env: { TMPDIR: folder },
        onOutput: (out, kill) => {
          if (out.includes('"event":"progress"')) kill('SIGINT');
        },
      });
      const result = await run;
      expect(result.code).toBe(130);
      const { url } = result.json()[0] as { url: string };
      await expect(fetch(`${url}/health/live`)).rejects.toThrow();
      for (const [path] of fingerprints(target)) expect(flacTest(join(target, path))?.output ?? '').toBe('');
    },
    MINUTE,
  );
});

/** The files that a playlist file names. */
function membersIn(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => join(dirname(file), line));
}

/** Files outside of the host's own folder, with what would change if they were written again. */
function fingerprints(root: string): [string, number, number][] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.deemusic'))
    .map((entry): [string, number, number] => {
      const { mtimeMs, ino } = statSync(join(entry.parentPath, entry.name));
      return [join(entry.parentPath, entry.name).slice(root.length + 1), mtimeMs, ino];
    })
    .sort(([a], [b]) => a.localeCompare(b));
}
