/** The service that a measured host downloads from, in a process of its own. usage: upstream-main.ts <UpstreamOptions as JSON> */
import { encryptStripes } from '../../../src/cipher/index.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { trackKey } from '../../../src/sandbox/audio/encrypted-body.js';
import { generatedPlaylist } from '../../../src/sandbox/catalogue/generated.js';
import { Storefront } from './storefront.js';
import type { UpstreamMessage, UpstreamOptions } from './upstream.js';

const options = JSON.parse(process.argv[2] ?? '{}') as UpstreamOptions;
const sandbox = await startSandbox({
  tracks: options.tracks,
  trackBytes: options.trackBytes,
  bytesPerSecond: options.isSandboxAlone === true ? options.bytesPerSecond : 0,
  scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
});
const shelf = new Map<number, Buffer>();

/** The file of a track as the service holds it: made once, then sent from memory. */
function encrypted(id: number): Buffer {
  const kept = shelf.get(id);
  if (kept) return kept;
  const bytes = encryptStripes(sandbox.plainBytes(id, 'FLAC'), trackKey(id, sandbox.streamSecret));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  shelf.set(id, buffer);
  return buffer;
}

const { playlist } = sandbox.catalogue.ids;
const tracks = generatedPlaylist(Number(playlist.generated))?.tracks;
const trackIds = Array.from({ length: options.tracks }, (_, position) => tracks?.at(position) ?? 0);
const stocked = trackIds.slice(0, options.stocked ?? 0);
// Before anything is measured: making and encrypting them costs more than all that follows.
for (const id of stocked) encrypted(id);

const front = new Storefront({
  sandboxUrl: sandbox.url,
  shelf: encrypted,
  lineBytesPerSecond: options.lineBytesPerSecond ?? 0,
});
await front.open();
const environment = Object.fromEntries(
  Object.entries(sandbox.environment()).map(([name, value]) => [
    name,
    options.isSandboxAlone === true ? value : front.turned(value),
  ]),
);

process.on('message', () => {
  const { firstByteAt, catalogueAt, catalogueMs } = front;
  tell({ event: 'seen', firstByteAt: Object.fromEntries(firstByteAt), catalogueAt, catalogueMs });
});
process.once('disconnect', () => process.exit(0));
tell({
  event: 'open',
  environment,
  playlist: playlist.generated,
  trackIds,
  urls: stocked.map((id) => `${front.url}/media/0/${String(id)}/FLAC/file.flac`),
  sandboxIds: sandbox.catalogue.ids,
});

function tell(message: UpstreamMessage): void {
  process.send?.(message);
}
