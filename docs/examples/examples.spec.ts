import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setStage } from '../../test/support/stage.js';
import { tempDir } from '../../test/support/temp-dir.js';

const stage = await setStage({ trackBytes: 100_000 });
const { ids } = stage.sandbox.catalogue;
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = tempDir('examples');

interface Outcome {
  code: number;
  output: string;
}

function run(program: string, args: string[], settings: Record<string, string>): Promise<Outcome> {
  const { PATH, HOME } = process.env;
  return new Promise((resolve) => {
    execFile(program, args, { cwd: join(here, '../..'), env: { PATH, HOME, ...settings } }, (error, out, errors) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: out + errors });
    });
  });
}

const runExample = (file: string, args: string[], settings: Record<string, string>): Promise<Outcome> =>
  run(process.execPath, ['--import', '@swc-node/register/esm-register', join(here, file), ...args], settings);

describe('the examples', () => {
  it('socket-client follows a download to its end', async () => {
    const link = `https://www.deezer.com/album/${ids.album.single}`;
    const { code, output } = await runExample('socket-client.ts', [link], { DEEMUSIC_URL: stage.host.url });
    expect(output).toContain(`album_${ids.album.single} is queued`);
    expect(output).toContain(`album_${ids.album.single} completed`);
    expect(code).toBe(0);
  });

  it('socket-client says why a track is not to be had', async () => {
    const link = `https://www.deezer.com/track/${ids.track.unavailable}`;
    const { code, output } = await runExample('socket-client.ts', [link], { DEEMUSIC_URL: stage.host.url });
    expect(output).toMatch(new RegExp(`track_${ids.track.unavailable} failed: \\S+`));
    expect(code).toBe(1);
  });

  it('embedding downloads an album without a host beside it', async () => {
    const { code, output } = await runExample('embedding.ts', ['album', ids.album.twoDisc], {
      ...stage.sandbox.environment(),
      DEEMUSIC_DATA_DIR: join(folder, 'data'),
      DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(folder, 'music'),
      DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '0',
    });
    expect(output).toContain(`album_${ids.album.twoDisc} completed`);
    expect(output).toMatch(/So far \d+ tracks were downloaded and 0 failed/);
    expect(code).toBe(0);
  });

  it('every line of curl.sh is answered with success', async () => {
    const link = `https://www.deezer.com/track/${ids.track.single}`;
    const { code, output } = await run('sh', [join(here, 'curl.sh'), link], { DEEMUSIC_URL: stage.host.url });
    expect(output).toContain(`{"id":"track_${ids.track.single}","created":true,"requeued":false}`);
    expect(output).toContain('"concurrency":4');
    expect(output).toContain('"successRate":');
    expect(code).toBe(0);
  });
});
