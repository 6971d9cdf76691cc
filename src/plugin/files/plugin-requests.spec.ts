import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { trackEvent } from '@deemusic/plugin-sdk/testkit';
import { openPluginFiles, type OpenPluginFiles } from '../../../test/support/open-plugin-files.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { ONLY_OF_ITEMS, RELEASE_ITEMS } from './artifact-store.js';

const base = tempDir('plugin-requests');
let host: OpenPluginFiles;
beforeAll(async () => {
  host = await openPluginFiles(base);
  host.grant('writer', 'write');
  host.grant('reader', 'read');
  host.grant('nobody', null);
  await host.put('A/01.flac', 'music');
});
afterAll(() => host.close());

const refusal = (message: string) => ({
  kind: 'unrecoverable',
  fault: 'plugin',
  message: expect.stringContaining(message),
});
const { file } = trackEvent();

describe('what a plugin may ask', () => {
  it('is what its manifest names, and the answer shows the missing line', async () => {
    const { runId } = host.begin('reader').scope;
    for (const [method, params] of [
      ['files/beginEdit', { runId, file }],
      ['files/beginSidecar', { runId, path: 'x.txt' }],
      ['files/removeSidecar', { path: 'x.txt' }],
    ] as const) {
      await expect(host.ask('reader', method, params)).rejects.toMatchObject(
        refusal('"permissions": { "files": { "access": "write", "reason": "…" } }'),
      );
    }
    expect(await host.ask('reader', 'files/resolve', { path: 'A/01.flac' })).toMatchObject({ exists: true });
    await expect(host.ask('nobody', 'files/resolve', { path: 'A/01.flac' })).rejects.toMatchObject(
      refusal('"access": "read"'),
    );
  });

  it.each([
    ['files/beginEdit', { runId: 'x' }, 'files/beginEdit: file'],
    ['files/beginEdit', null, 'files/beginEdit: params'],
    ['files/commitEdit', { runId: 7, editId: 'x' }, 'runId'],
    ['files/beginSidecar', { path: 'x' }, 'runId'],
    ['files/commitSidecar', { runId: null, sidecarId: 'x', kind: 'k'.repeat(41) }, 'kind'],
    ['files/resolve', { path: '' }, 'path'],
    ['images/get', { runId: 'x', kind: 'cover', pixels: 55 }, 'pixels'],
    ['images/get', { runId: 'x', kind: 'cover', pixels: 1801 }, 'pixels'],
    ['images/get', { runId: 'x', kind: 'logo', pixels: 100 }, 'kind'],
    ['library/items', { limit: 501 }, 'limit'],
    ['library/item', {}, 'id'],
    ['constructor', {}, 'there is no request "constructor"'],
  ])('is checked: %s %j', async (method, params, message) => {
    await expect(
      host.requests.handle('writer', method as 'files/resolve', params, new AbortController().signal),
    ).rejects.toMatchObject(refusal(message));
  });

  it('is for a run that is not over, and its own', async () => {
    const run = host.begin('writer');
    const { runId } = run.scope;
    const picture = { runId, kind: 'cover', pixels: 500 };
    await expect(host.ask('reader', 'images/get', picture)).rejects.toMatchObject(refusal('over'));
    run.end();
    for (const method of ['images/get', 'files/beginEdit', 'files/beginSidecar'] as const) {
      await expect(host.ask('writer', method, { ...picture, file, path: 'x.txt' })).rejects.toMatchObject(
        refusal('over'),
      );
    }
  });
});

describe('what is passed on', () => {
  it('are pictures of the run’s facts', async () => {
    const { runId } = host.begin('nobody', { facts: { cover: 'made-up' } }).scope;
    expect(await host.ask('nobody', 'images/get', { runId, kind: 'artistImage', pixels: 1800 })).toEqual({
      image: host.picture,
    });
    expect(host.asked.at(-1)).toEqual([{ cover: 'made-up' }, 'artistImage', 1800]);
  });

  it('is the list', async () => {
    expect(await host.ask('nobody', 'library/item', { id: 'track_1' })).toEqual({ item: host.item });
    expect(await host.ask('nobody', 'library/item', { id: 'track_2' })).toEqual({ item: null });
    const query = { q: 'made', parent: 'album_1', status: 'completed', limit: 500, cursor: 'c' };
    expect(await host.ask('nobody', 'library/items', query)).toEqual({ items: [host.item], nextCursor: null });
    expect(host.asked.at(-1)).toEqual(query);
  });
});

describe('a path of the library', () => {
  const resolve = (path: string) => host.ask('reader', 'files/resolve', { path });

  it('is resolved, there or not', async () => {
    expect(await resolve('A/01.flac')).toEqual({ path: join(host.root, 'A/01.flac'), exists: true });
    expect(await resolve('A')).toEqual({ path: join(host.root, 'A'), exists: true });
    expect(await resolve('A/B: odd?/02.flac')).toEqual({ path: join(host.root, 'A/B: odd?/02.flac'), exists: false });
  });

  it('never leads out', async () => {
    await symlink('/etc', join(host.root, 'A/etc'));
    await symlink('/etc/hostname', join(host.root, 'A/name'));
    for (const path of ['A/etc', 'A/etc/hostname', 'A/name', '../x', '/etc/hostname', '.deemusic/staging']) {
      await expect(resolve(path)).rejects.toMatchObject(refusal(path));
    }
  });
});

describe('the rows of artifacts', () => {
  it('are found by item through their index, and forgotten by path', async () => {
    const more = { plugin: 'writer', kind: 'cover', sha256: 'x', former_sha256: null };
    const wanted = [['A/cover.jpg', 'album_1'] as const, ['B/é.jpg', 'album_2'] as const, ['C/x.jpg', null] as const];
    await host.writeQueue.run(async (tx) => {
      for (const [path, itemId] of wanted) await host.artifacts.record(tx, { path, ...more }, itemId);
    });
    const planOf = async (sql: string) =>
      (await host.reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)).map(({ detail }) => detail).join();
    const byItem = 'artifact_of_item (item_id=?)';
    expect(await planOf(ONLY_OF_ITEMS)).toContain(byItem);
    expect(await planOf(RELEASE_ITEMS)).toContain(byItem);
    const paths = await host.writeQueue.run(async (tx) => {
      await host.artifacts.forget(tx, ['b/É.JPG', 'D/never.jpg']);
      return host.artifacts.release(tx, ['album_1', 'album_2', 'track_3']);
    });
    expect(paths).toEqual(['A/cover.jpg']);
    expect(await host.reader.all('SELECT * FROM artifact_item')).toEqual([]);
  });
});
