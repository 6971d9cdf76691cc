/**
 * What tagging and export cost on an album: the same album with and without plugins, in turn, on hosts of their own; the network is the
 * limit. usage: npm run bench test/bench/hook-overhead.ts [album] [MiB a track] [MB/s a connection] [rounds]
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/index.js';
import { timedDownload, type Timing } from '../support/timed-host.js';

const [album = 'veryLong', mib = '4', speed = '4', rounds = '3'] = process.argv.slice(2);

const sandbox = await startSandbox({
  trackBytes: Number(mib) * 1024 * 1024,
  bytesPerSecond: Number(speed) * 1_000_000,
  scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
});
const id = sandbox.catalogue.ids.album[album as 'forty'];

function timed(plugins: 'off' | 'bundled'): Promise<Timing> {
  return timedDownload({
    sandbox,
    plugins,
    type: 'album',
    id,
    folder: mkdtempSync(join(tmpdir(), 'deemusic-bench-')),
    prepare: async (host) => {
      // The album, too, is to have its playlist file.
      if (plugins !== 'off') await host.api('PUT', '/plugins/playlist-export/hooks', { afterAlbum: true });
    },
  });
}

const ratios: number[] = [];
for (let round = 1; round <= Number(rounds); round++) {
  const off = await timed('off');
  const bundled = await timed('bundled');
  ratios.push(bundled.seconds / off.seconds);
  console.info(`round ${String(round)}: ${(bundled.seconds / off.seconds).toFixed(2)} ×`);
  console.info('  without', JSON.stringify(off));
  console.info('  with   ', JSON.stringify(bundled));
}
console.info(`median: ${(ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0).toFixed(2)} ×`);
await sandbox.close();
