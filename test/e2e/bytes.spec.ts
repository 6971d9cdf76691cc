import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxFault } from '../../src/sandbox/index.js';
import { flacOfLength, mp3OfLength } from '../support/audio-of-length.js';
import { staged } from '../support/files.js';
import { setBareStage } from '../support/stage.js';

const STRIPE = 2048;
/** Lengths at which a stripe, or the pattern of three, begins or ends; shifted so far that real audio fits in. */
const EDGES = [
  0,
  1,
  STRIPE - 1,
  STRIPE,
  STRIPE + 1,
  2 * STRIPE - 1,
  2 * STRIPE,
  3 * STRIPE - 1,
  3 * STRIPE,
  3 * STRIPE + 1,
];

const stage = await setBareStage(
  { scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000' },
);
const { sandbox } = stage;
const playlist = sandbox.catalogue.playlistOfSize(EDGES.length);

async function membersOf(id: string): Promise<string[]> {
  const response = await fetch(`${sandbox.apiUrl}/playlist/${id}/tracks?limit=100`);
  return ((await response.json()) as { data: { id: number }[] }).data.map((track) => String(track.id));
}

/** The smallest multiple of the pattern that holds the shortest real file. */
function lengthsFor(shortest: number): number[] {
  const base = Math.ceil((shortest + STRIPE) / (3 * STRIPE)) * 3 * STRIPE;
  return EDGES.map((edge) => base + edge);
}

describe.each(['FLAC', 'MP3_320'] as const)('%s on disk', (format) => {
  const faults: [string, Omit<SandboxFault, 'service'>[], { chunking?: number | 'odd' }][] = [
    ['as the service sends it', [], {}],
    ['split at odd places', [], { chunking: 'odd' }],
    ['split into single bytes of a stripe and more', [], { chunking: 683 }],
    ['dying midway', [{ kind: 'reset', times: EDGES.length }], {}],
    [
      'dying midway, then a 200 to the Range',
      [
        { kind: 'reset', times: EDGES.length },
        { kind: 'ignore-range', times: 0, skip: EDGES.length },
      ],
      {},
    ],
    [
      'a Range answered with another',
      [
        { kind: 'reset', times: EDGES.length },
        { kind: 'wrong-range', times: EDGES.length, skip: EDGES.length },
      ],
      {},
    ],
  ];

  it.each(faults)(
    'equals the original of every length: %s',
    async (_name, kinds, { chunking }) => {
      sandbox.control.reset();
      if (chunking !== undefined) sandbox.control.setChunking(chunking);
      const tracks = await membersOf(playlist);
      const originals = new Map<string, Uint8Array>();
      const lengths = lengthsFor(Math.max(...tracks.map((id) => sandbox.plainBytes(id, format).length)));
      tracks.forEach((id, index) => {
        const lengthen = format === 'FLAC' ? flacOfLength : mp3OfLength;
        const bytes = lengthen(sandbox.plainBytes(id, format), lengths[index] ?? 0);
        sandbox.control.setMedia(id, format, bytes);
        originals.set(id, bytes);
      });
      for (const kind of kinds) sandbox.control.fault({ service: 'cdn', ...kind });

      await stage.host.api('POST', '/downloads', { type: 'playlist', id: playlist, quality: format, force: true });
      const settled = await stage.settled(`playlist_${playlist}`, 60_000);
      const children = await stage.children(settled.id);

      expect(children.map(({ status, error }) => error?.message ?? status)).toEqual(children.map(() => 'completed'));
      for (const child of children) {
        const id = child.id.split('track_')[1] ?? '';
        const onDisk = readFileSync(join(stage.library, child.outputPath ?? ''));
        expect({ id, isSame: onDisk.equals(originals.get(id)!) }).toEqual({ id, isSame: true });
      }
      expect(staged(stage.library)).toEqual([]);
    },
    90_000,
  );
});
