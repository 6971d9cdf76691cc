import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setStage, type Stage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';
import { ask, generatedTracks, sound, waits } from './steps.js';

const folder = tempDir('names');
const hosts = join(folder, 'hosts');
const servers = join(folder, 'resolv.conf');
writeFileSync(hosts, '127.0.0.1 localhost\n');
writeFileSync(servers, 'options timeout:1 attempts:1\n');

/** A host with names of its own: what it knows of them is what these files say. */
const through = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  `mount --bind '${hosts}' /etc/hosts && mount --bind '${servers}' /etc/resolv.conf && exec "$@"`,
  'sh',
];

async function namedStage(): Promise<Stage | null> {
  if (spawnSync(through[0] ?? '', [...through.slice(1), 'true']).status !== 0) {
    process.stderr.write('skipped what happens without names: this user may not mount\n');
    return null;
  }
  const stage = await setStage({ tracks: 12, trackBytes: 200_000 }, {}, through);
  const byName = (url: string): string => url.replace('127.0.0.1', 'localhost');
  await stage.host.stop();
  await stage.restart({
    DEEMUSIC_DEEZER_API_URL: byName(stage.sandbox.apiUrl),
    DEEMUSIC_DEEZER_GATEWAY_URL: byName(stage.sandbox.gatewayUrl),
  });
  return stage;
}

const stage = await namedStage();

it('waits while no name is answered, and goes on by itself', async () => {
  if (!stage) return;
  const tracks = await generatedTracks(stage, 12);
  writeFileSync(hosts, '');
  await ask(stage, ...tracks.map((id) => ({ type: 'track', id }) as const));
  expect(await waits(stage, 'network', 40_000)).toBe(true);
  writeFileSync(hosts, '127.0.0.1 localhost\n');
  await sound(stage, 120_000);
});
