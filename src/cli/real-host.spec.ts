import { describe, expect, it, jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, runCliHere, type CliOptions, type CliResult } from '../../test/support/run-cli.js';
import { setStage } from '../../test/support/stage.js';
import { tempDir } from '../../test/support/temp-dir.js';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

const stage = await setStage();
const folder = tempDir('cli');
const { track, album } = stage.sandbox.catalogue.ids;

function cli(args: string[], options: CliOptions & { columns?: number } = {}): Promise<CliResult> {
  return runCliHere(['--data-dir', stage.dataDir, ...args], options);
}

describe('the command line with a real host', () => {
  it('adds, waits, lists and sums up', async () => {
    const added = await cli([
      'add',
      `https://www.deezer.com/en/track/${track.single}`,
      `album_${album.empty}`,
      '--wait',
    ]);
    expect(added.code).toBe(7);
    expect(added.out).toMatch(/^✔ First Light – Lumen Harbour {2}FLAC, /m);
    const again = await cli(['add', `track_${track.single}`]);
    expect(again).toMatchObject({ code: 0, out: `track_${track.single}  is there already\n` });
    const list = await cli(['list', '--json', '--status', 'completed']);
    expect(list.json()).toMatchObject([
      { id: `track_${track.single}`, outputPath: expect.stringContaining('First Light') },
    ]);
    const stats = await cli(['stats']);
    expect(stats.out).toContain('account   connected');
    expect((await cli(['stats', '--json'])).json()).toMatchObject([{ queueState: { concurrency: 8 } }]);
  });

  it('refuses a link that is none, and an item that is not there', async () => {
    expect(await cli(['add', 'https://example.org/x'])).toMatchObject({ code: 2 });
    expect(await cli(['pause', 'track_0'])).toMatchObject({ code: 5 });
    expect(await cli(['pause', `track_${track.single}`])).toMatchObject({ code: 6 });
  });

  it('searches at the source', async () => {
    const result = await cli(['search', 'First', 'Light', '--json']);
    expect(result.code).toBe(0);
    expect(result.json()).toContainEqual(
      expect.objectContaining({ ref: expect.objectContaining({ id: track.single }) }),
    );
  });

  it('makes a token that opens the host, until it is revoked', async () => {
    const [made] = (await cli(['token', 'create', 'spec', '--scope', 'read', '--json'])).json() as {
      id: string;
      token: string;
    }[];
    const headers = { authorization: `Bearer ${made?.token ?? ''}`, 'x-forwarded-for': '192.0.2.1' };
    const status = async () => (await fetch(`${stage.host.url}/api/v1/queue`, { headers })).status;
    expect(await status()).toBe(200);
    expect((await cli(['token', 'list'])).out).toContain('spec');
    expect(await cli(['token', 'revoke', made?.id ?? ''])).toMatchObject({ code: 0 });
    expect(await status()).toBe(401);
  });

  it('shows how it stands', async () => {
    expect(await cli(['top', '--once'])).toMatchObject({ code: 0, out: expect.stringContaining('of 1 track') });
  });

  it('backs up, and restores only when the host is gone', async () => {
    const [backup] = (await cli(['backup', '--json'])).json() as { name: string }[];
    expect((await cli(['backup', '--list'])).out).toContain(backup?.name);
    const restore = () => runCli(['restore', backup?.name ?? '', '--data-dir', stage.dataDir]);
    expect((await restore()).code).toBe(1);
    await stage.host.stop();
    expect(existsSync(join(stage.dataDir, 'run.json'))).toBe(false);
    expect(await restore()).toMatchObject({ code: 0 });
  });
});

describe('deemusic serve and doctor', () => {
  it('runs the host in the foreground, finds it by its data folder, and passes Ctrl-C on', async () => {
    let stats: Promise<CliResult> | undefined;
    const served = await runCli(['serve', '--data-dir', 'd', '--port', '0', '--download-output-dir', 'm'], {
      cwd: folder,
      onOutput: (out, kill) => {
        if (stats || !out.includes('"event":"listening"')) return;
        stats = runCliHere(['list', '--json', '--data-dir', 'd'], { cwd: folder });
        void stats.then(() => {
          kill('SIGINT');
        });
      },
    });
    expect(served.code).toBe(0);
    expect(await stats).toMatchObject({ code: 0 });
  });

  it('ends with the host’s own exit code on wrong settings, all of them named', async () => {
    const result = await runCli(['serve', '--port', '99999'], { env: { DEEMUSIC_ACCESS: 'everybody' } });
    expect(result.code).toBe(2);
    expect(result.err).toMatch(/--port/);
    expect(result.err).toMatch(/DEEMUSIC_ACCESS/);
  });

  it('examines the machine', async () => {
    const env = { ...stage.sandbox.environment(), DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(folder, 'm') };
    const result = await runCli(['doctor', '--data-dir', 'd', '--json'], { cwd: folder, env });
    expect(result.code).toBe(0);
    expect(result.json()).toMatchObject([{ status: 'ok' }]);
  });
});
