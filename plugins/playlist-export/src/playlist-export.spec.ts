import { afterEach, describe, expect, it } from '@jest/globals';
import { createTestHost, type EventOverrides, type TestHost, type TestHostOptions } from '@deemusic/plugin-sdk/testkit';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportConfig } from './export-config.js';
import plugin from './index.js';

const hosts: TestHost<ExportConfig>[] = [];

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.dispose();
});

async function start(options: TestHostOptions<ExportConfig> = {}): Promise<TestHost<ExportConfig>> {
  const host = await createTestHost(plugin, { folder: new URL('..', import.meta.url), ...options });
  hosts.push(host);
  return host;
}

const mix = { item: { id: 'playlist_8001' }, playlist: { id: '8001', title: 'Mix' } };
const namesake = { item: { id: 'playlist_8002' }, playlist: { id: '8002', title: 'mix' } };

function pathsIn(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

describe('playlist-export', () => {
  it('writes the playlist, and says how much of it is there', async () => {
    const host = await start();
    const report = await host.runTwice('afterPlaylist', { ...mix, members: [{}, { status: 'failed' }, {}] });
    expect(report.output).toEqual({
      artifacts: [{ kind: 'playlist', path: 'Playlists/Mix.m3u8' }],
      note: 'Playlists/Mix.m3u8: 2 of 3 tracks, 1 missing',
    });
    expect(host.files()).toEqual(['Playlists/Mix.m3u8']);
    expect(pathsIn(host.text('Playlists/Mix.m3u8'))).toHaveLength(2);
  });

  it('takes a member in when it arrives later, and out when it goes', async () => {
    const host = await start();
    const failed = { status: 'failed' as const };
    await host.run('afterPlaylist', { ...mix, members: [{}, failed, {}] });
    await host.run('afterPlaylist', { ...mix, members: [{}, {}, {}] });
    expect(pathsIn(host.text('Playlists/Mix.m3u8')).map((path) => path.slice(-13))).toEqual(
      ['Song 1', 'Song 2', 'Song 3'].map((title) => `- ${title}.flac`.slice(-13)),
    );
    expect(host.text('Playlists/Mix.m3u8')).not.toContain('missing');
    await host.run('afterPlaylist', { ...mix, members: [{}] });
    expect(pathsIn(host.text('Playlists/Mix.m3u8'))).toHaveLength(1);
  });

  it('does not touch the file when nothing has changed', async () => {
    const host = await start();
    await host.run('afterPlaylist', mix);
    const report = await host.run('afterPlaylist', mix);
    expect(report.written).toEqual([]);
    expect(report.artifacts).toEqual([{ kind: 'playlist', path: 'Playlists/Mix.m3u8' }]);
  });

  it('gives two playlists of one name two files, whichever case they are in', async () => {
    const host = await start();
    await host.run('afterPlaylist', mix);
    const second = await host.run('afterPlaylist', namesake);
    expect(second.written).toEqual(['Playlists/mix [8002].m3u8']);
    await host.run('afterPlaylist', { ...mix, members: [{}] });
    await host.run('afterPlaylist', { ...namesake, members: [] });
    expect(pathsIn(host.text('Playlists/Mix.m3u8'))).toHaveLength(1);
    expect(pathsIn(host.text('Playlists/mix [8002].m3u8'))).toEqual([]);
  });

  it('shares names out one at a time', async () => {
    const host = await start();
    await Promise.all([host.run('afterPlaylist', mix), host.run('afterPlaylist', namesake)]);
    expect(host.files()).toHaveLength(2);
  });

  it('follows a playlist that was renamed', async () => {
    const host = await start();
    await host.run('afterPlaylist', mix);
    const renamed = { ...mix, playlist: { id: '8001', title: 'Remix' } };
    const report = await host.runTwice('afterPlaylist', renamed);
    expect(host.files()).toEqual(['Playlists/Remix.m3u8']);
    expect(report.removed).toEqual([]);
  });

  it('keeps its name when a better one becomes free', async () => {
    const host = await start();
    await host.run('afterPlaylist', mix);
    await host.run('afterPlaylist', namesake);
    await host.run('afterPlaylist', { ...mix, playlist: { id: '8001', title: 'Other' } });
    await host.run('afterPlaylist', namesake);
    expect(host.files()).toEqual(['Playlists/Other.m3u8', 'Playlists/mix [8002].m3u8']);
  });

  it('keeps a name from others until its former file is gone, also after a crash', async () => {
    const host = await start();
    await host.run('afterPlaylist', mix);
    const ledger = join(host.storageDir, 'kv.json');
    const crashed = [['playlist_8001', { path: 'Playlists/New', isOurs: false, former: ['Playlists/Mix'] }]];
    writeFileSync(ledger, JSON.stringify({ files: crashed }));
    const again = await createTestHost(plugin, { folder: new URL('..', import.meta.url), files: {} });
    hosts.push(again);
    writeFileSync(join(again.storageDir, 'kv.json'), readFileSync(ledger));
    expect((await again.run('afterPlaylist', namesake)).written).toEqual(['Playlists/mix [8002].m3u8']);
  });

  it('never replaces a file of somebody else, nor half of a pair', async () => {
    const host = await start({
      files: { 'Playlists/Mix.xspf': 'mine' },
      config: { formats: ['m3u8', 'xspf'] },
    });
    const report = await host.runTwice('afterPlaylist', mix);
    expect(host.files()).toEqual(['Playlists/Mix [8001].m3u8', 'Playlists/Mix [8001].xspf', 'Playlists/Mix.xspf']);
    expect(host.text('Playlists/Mix.xspf')).toBe('mine');
    expect(report.artifacts).toHaveLength(2);
  });

  it('says what to do when both of its names are taken', async () => {
    const host = await start({ files: { 'Playlists/Mix.m3u8': 'mine', 'Playlists/Mix [8001].m3u8': 'mine, too' } });
    await expect(host.run('afterPlaylist', mix)).rejects.toMatchObject({
      name: 'Unrecoverable',
      message: expect.stringContaining('Playlists/Mix.m3u8 and Playlists/Mix [8001].m3u8'),
    });
    host.put('Playlists/Mix.m3u8', 'mine');
    expect(host.text('Playlists/Mix [8001].m3u8')).toBe('mine, too');
  });

  it('leaves a file alone that stands there as it would write it, and does not call it its own', async () => {
    const first = await start();
    await first.run('afterPlaylist', mix);
    const text = first.text('Playlists/Mix.m3u8');
    const second = await start({ files: { 'Playlists/Mix.m3u8': text } });
    const report = await second.runTwice('afterPlaylist', mix);
    expect(report.artifacts).toEqual([]);
    expect(second.files()).toEqual(['Playlists/Mix.m3u8']);
  });

  it('makes no file for an empty playlist, and empties the one that is there', async () => {
    const host = await start();
    const empty: EventOverrides<'afterPlaylist'> = { ...mix, members: [{ status: 'failed' }] };
    expect((await host.run('afterPlaylist', empty)).output).toEqual({
      note: '0 of 1 track, 1 missing; no file is made',
    });
    expect(host.files()).toEqual([]);
    await host.run('afterPlaylist', mix);
    await host.runTwice('afterPlaylist', empty);
    expect(host.text('Playlists/Mix.m3u8')).toBe('#EXTM3U\n#PLAYLIST:Mix\n# 0 of 1 track, 1 missing\n');
  });

  it('makes one where that is asked for', async () => {
    const host = await start({ config: { emptyPlaylists: 'write' } });
    await host.run('afterPlaylist', { ...mix, members: [] });
    expect(host.text('Playlists/Mix.m3u8')).toBe('#EXTM3U\n#PLAYLIST:Mix\n');
  });

  it('moves the files and drops a format when the settings change', async () => {
    const host = await start({ config: { formats: ['m3u8', 'xspf'] } });
    await host.run('afterPlaylist', mix);
    expect(host.files()).toEqual(['Playlists/Mix.m3u8', 'Playlists/Mix.xspf']);
    await host.changeConfig({ formats: ['xspf'], folder: 'Lists' });
    await host.runTwice('afterPlaylist', mix);
    expect(host.files()).toEqual(['Lists/Mix.xspf']);
    await host.changeConfig({ formats: ['m3u8'], folder: 'Lists' });
    await host.runTwice('afterPlaylist', mix);
    expect(host.files()).toEqual(['Lists/Mix.m3u8']);
  });

  it('writes absolute paths as the host sees the library', async () => {
    const host = await start({ config: { paths: 'absolute' } });
    await host.run('afterPlaylist', { ...mix, members: [{ path: 'A/1.flac' }] });
    expect(pathsIn(host.text('Playlists/Mix.m3u8'))).toEqual([join(host.libraryDir, 'A/1.flac')]);
  });

  it('puts the list of an album beside its tracks', async () => {
    const host = await start();
    const report = await host.runTwice('afterAlbum', { album: { title: 'Low Tide' } });
    expect(report.artifacts).toEqual([{ kind: 'playlist', path: 'Aurelia Finch/Low Tide/Low Tide.m3u8' }]);
    expect(pathsIn(host.text('Aurelia Finch/Low Tide/Low Tide.m3u8'))[0]).toBe('01 - Song 1.flac');
  });

  it.each([{ folder: '../out' }, { folder: '/etc' }, { folder: 'a/./b' }, { folder: 'a\\b' }, { basePath: 'a\nb' }])(
    'says what is wrong with %j',
    async (config) => {
      const host = await start();
      expect(await host.validateConfig(config)).toEqual([
        { path: `/${String(Object.keys(config)[0])}`, message: expect.any(String) },
      ]);
    },
  );

  it('has nothing against its defaults and whatever is usual', async () => {
    const host = await start();
    expect(await host.validateConfig()).toEqual([]);
    expect(await host.validateConfig({ folder: 'Lists/of mine..', basePath: '\\\\nas\\music' })).toEqual([]);
    expect(await host.validateConfig({ folder: '' })).toEqual([]);
  });

  it('stays in the library even with a folder that nobody looked at', async () => {
    const host = await start({ config: { folder: '/../../etc' } });
    await host.run('afterPlaylist', mix);
    expect(host.files()).toEqual(['_/_/etc/Mix.m3u8']);
  });
});
