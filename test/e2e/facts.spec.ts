import { describe, expect, it } from '@jest/globals';

import type { HistoryPage, ItemPage, Standing } from '../../src/queue/index.js';
import { eventually } from '../support/eventually.js';
import { published } from '../support/files.js';
import { setBareStage } from '../support/stage.js';

/** What a page asks the host for, beside the list itself. */
const stage = await setBareStage(
  { trackBytes: 300_000, tracks: 12, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000' },
);
const { ids } = stage.sandbox.catalogue;
const playlist = `playlist_${ids.playlist.generated}`;

interface Host {
  version: string;
  library: { freeBytes: number; isAvailable: boolean };
  items: object;
  setup: object;
  links: Record<string, string>;
  folders: { library: string } | null;
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content?: object }>; requestBody?: object }>>;
}

const answerOf = async <T>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<T> => (await stage.host.api<T>(method, path, body, headers)).body;

describe('what is there of things of the catalogue', () => {
  it('is known before, while and after they are downloaded, and when they have left the list', async () => {
    const single = { type: 'track', id: String(ids.track.single) };
    const refs = [{ type: 'playlist', id: String(ids.playlist.generated) }, single, { type: 'track', id: '999' }];
    const lookup = async (): Promise<Standing[]> =>
      (await answerOf<{ items: Standing[] }>('POST', '/downloads/lookup', { refs })).items;
    expect((await lookup()).map(({ status }) => status)).toEqual([null, null, null]);
    await stage.host.api('POST', '/downloads', { items: refs.slice(0, 2) });
    await stage.settled(playlist);
    await stage.settled(`track_${single.id}`);
    expect(await lookup()).toMatchObject([
      { ref: { source: 'deezer' }, itemId: playlist, status: 'completed', have: 12, total: 12 },
      { itemId: `track_${single.id}`, status: 'completed', quality: 'FLAC', have: 1, total: 1 },
      { status: null },
    ]);
    await stage.host.api('DELETE', `/downloads/track_${single.id}`);
    expect((await lookup())[1]).toMatchObject({ itemId: null, status: 'completed', quality: 'FLAC' });
    await stage.host.api('POST', '/downloads', single);
    await stage.settled(`track_${single.id}`);
    await stage.host.api('DELETE', `/downloads/track_${single.id}?files=delete`);
    expect((await lookup())[1]).toMatchObject({ itemId: null, status: null });
  });

  it('is asked with checked bounds', async () => {
    const refs = Array.from({ length: 201 }, (_, index) => ({ type: 'track', id: String(index + 1) }));
    expect((await stage.host.api('POST', '/downloads/lookup', { refs })).status).toBe(400);
    expect((await stage.host.api('POST', '/downloads/lookup', { refs: [{ type: 'artist', id: '1' }] })).status).toBe(
      400,
    );
  });
});

describe('links', () => {
  it('are looked at without adding anything', async () => {
    const before = await answerOf<Host>('GET', '/host');
    const links = [
      `https://www.deezer.com/track/${ids.track.single}`,
      'what is this',
      'https://www.deezer.com/artist/27',
    ];
    const { items } = await answerOf<{ items: object[] }>('POST', '/downloads/check', { links });
    expect(items).toEqual([
      { link: links[0], ref: { source: 'deezer', type: 'track', id: String(ids.track.single) }, error: null },
      { link: links[1], ref: null, error: { code: 'bad_link', message: expect.any(String) } },
      { link: links[2], ref: null, error: { code: 'bad_link', message: expect.any(String) } },
    ]);
    expect((await answerOf<Host>('GET', '/host')).items).toEqual(before.items);
  });
});

describe('lists', () => {
  it('are entered anywhere, members and all', async () => {
    const all = (await stage.children(playlist)).map(({ id }) => id);
    const page = await answerOf<ItemPage>('GET', `/downloads/${playlist}/children?offset=7&limit=2&status=completed`);
    expect([page.items.map(({ id }) => id), page.total]).toEqual([all.slice(7, 9), 12]);
    for (const query of ['offset=1&q=abc', 'offset=1&cursor=WzEsMV0', 'offset=-1', 'offset=x'])
      expect((await stage.host.api('GET', `/downloads?${query}`)).status).toBe(400);
  });

  it('of what has ended are searched', async () => {
    const [member] = await stage.children(playlist);
    const found = await answerOf<HistoryPage>(
      'GET',
      `/history?type=track&q=${encodeURIComponent(member?.title ?? '')}`,
    );
    expect(found.items.map(({ id }) => id)).toContain(member?.id);
    expect(found.items[0]?.coverUrl).toBe(member?.coverUrl);
    const { items } = await answerOf<HistoryPage>('GET', '/history?type=playlist');
    expect(items.map(({ id }) => id)).toEqual([playlist]);
    expect((await answerOf<HistoryPage>('GET', `/history?from=${String(Date.now() + 60_000)}`)).items).toEqual([]);
  });
});

describe('a preview of a template', () => {
  it('files a track of the list just where it lies', async () => {
    const settings = await answerOf<Record<string, { value: string }>>('GET', '/settings');
    const key = 'download.templates.playlistTrack';
    const preview = await answerOf<{ examples: { path: string }[] }>('POST', '/settings/template-preview', {
      key,
      template: settings[key]?.value,
    });
    expect(published(stage.library)).toContain(preview.examples[0]?.path);
  });
});

describe('the host', () => {
  it('says what it is, and where its folders are to those who run it only', async () => {
    const host = await answerOf<Host>('GET', '/host');
    expect(host).toMatchObject({
      version: '0.1.0',
      library: { isAvailable: true, freeBytes: expect.any(Number) },
      setup: { hasAccount: true, hasSecret: true, isSandbox: true },
      folders: { library: stage.library },
    });
    const { token } = await answerOf<{ token: string }>('POST', '/tokens', { name: 'panel', scope: 'read' });
    const seen = await answerOf<Host>('GET', '/host', undefined, { 'x-api-key': token });
    expect(seen.folders).toBeNull();
    expect(JSON.stringify(seen)).not.toContain(stage.library);
    for (const link of Object.values(host.links)) expect((await fetch(`${stage.host.url}/${link}`)).status).toBe(200);
  });

  it('remembers its speed', async () => {
    // More than the second between two samples.
    await stage.host.api('PATCH', '/queue', { bandwidthLimit: 30_000 });
    await stage.host.api('POST', '/downloads', { type: 'track', id: String(ids.track.single), force: true });
    await eventually(
      'a sample while it runs',
      async () => {
        const record = await answerOf<{ samples: { bytesPerSecond: number; activeDownloads: number }[] }>(
          'GET',
          '/stats/history',
        );
        return record.samples.some(
          ({ bytesPerSecond, activeDownloads }) => activeDownloads === 1 && bytesPerSecond > 0,
        );
      },
      15_000,
    );
    await stage.host.api('PATCH', '/queue', { bandwidthLimit: null });
    await stage.settled(`track_${ids.track.single}`);
  });

  it('describes every body and every answer', async () => {
    const document = (await (await fetch(`${stage.host.url}/api/docs-json`)).json()) as Document;
    const bare = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) => {
        const good = Object.entries(responses).filter(([status]) => status.startsWith('2') && status !== '204');
        const isTyped = good.every(([, { content }]) => content !== undefined);
        return isTyped ? [] : [`${method} ${path}`];
      }),
    );
    // Text for Prometheus.
    expect(bare).toEqual(['get /metrics']);
  });
});
