import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestHost, type TestHost } from '@deemusic/plugin-sdk/testkit';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasMpd, Mpd } from '../../../test/support/mpd.js';
import type { ExportConfig } from './export-config.js';
import plugin from './index.js';

/** A second of silence as WAV: sound enough for a player's database. */
function silence(): Buffer {
  const data = Buffer.alloc(8000);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

const members = [
  'Playlists/Mix/001 - In its own folder.wav',
  'Björk/Post/01 - Ärger & "Spaß".wav',
  '#1 Hits/CD 1/02 - 100% (東京).wav',
  'Top level.wav',
  'Björk/Post/01 - Ärger & "Spaß".wav',
];
const event = {
  playlist: { id: '8001', title: 'Mix: the #1' },
  members: [...members.map((path) => ({ path })), { status: 'failed' as const }],
};

(hasMpd() ? describe : describe.skip)('a player (mpd)', () => {
  let host: TestHost<ExportConfig>;
  let mpd: Mpd;

  beforeAll(async () => {
    host = await createTestHost(plugin, { folder: new URL('..', import.meta.url) });
    for (const path of members) {
      mkdirSync(dirname(join(host.libraryDir, path)), { recursive: true });
      writeFileSync(join(host.libraryDir, path), silence());
    }
    mpd = await Mpd.start(host.libraryDir);
  });

  afterAll(async () => {
    await mpd.close();
    await host.dispose();
  });

  it.each<[string, Partial<ExportConfig>, string]>([
    ['in a folder beside the music', {}, 'Playlists/Mix - the #1.m3u8'],
    ['at the top', { folder: '' }, 'Mix - the #1.m3u8'],
    ['deep down', { folder: 'a/b c/d' }, 'a/b c/d/Mix - the #1.m3u8'],
    ['with CRLF', { folder: 'crlf', lineEnding: 'crlf' }, 'crlf/Mix - the #1.m3u8'],
    ['with absolute paths', { folder: 'absolute', paths: 'absolute' }, 'absolute/Mix - the #1.m3u8'],
  ])('finds each member of a playlist %s', async (_place, config, file) => {
    await host.changeConfig(config);
    await host.run('afterPlaylist', event);
    expect(mpd.load(file)).toEqual(members);
  });

  it('finds those of a playlist in its own folder of playlists, by paths relative to the library', async () => {
    await host.changeConfig({ paths: 'mapped', folder: 'mapped' });
    await host.run('afterPlaylist', event);
    writeFileSync(join(mpd.playlists, 'Mine.m3u'), host.file('mapped/Mix - the #1.m3u8'));
    expect(mpd.load('Mine')).toEqual(members);
  });
});
