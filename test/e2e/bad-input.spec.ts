import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRefused } from '../support/host-process.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';

const stage = await setStage();
const { ids } = stage.sandbox.catalogue;
const folder = tempDir('bad-input');

interface Refusal {
  statusCode: number;
  code: string;
  message: string;
  details?: { path?: string; index?: number; code?: string }[];
}

const post = (body: unknown) => stage.host.api<Refusal>('POST', '/downloads', body);

describe('requests that cannot be done', () => {
  it.each([
    [{ link: 'https://example.org/track/1' }, 'bad_link'],
    [{ link: 'https://www.deezer.com/artist/27' }, 'bad_link'],
    [{ link: 'hello' }, 'bad_link'],
    [{ link: '' }, 'bad_request'],
    [{}, 'bad_request'],
    [{ type: 'track' }, 'bad_request'],
    [{ type: 'song', id: '1' }, 'bad_request'],
    [{ type: 'track', id: '../../etc' }, 'bad_request'],
    [{ link: 'https://www.deezer.com/track/1', quality: 'WAV' }, 'bad_request'],
    [{ link: 'https://www.deezer.com/track/1', colour: 'red' }, 'bad_request'],
  ])('%j is refused with what to do', async (body, code) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ statusCode: 400, code });
    expect(answer.body.message.length).toBeGreaterThan(10);
  });

  it('adds nothing of a bulk request with one bad entry, and names it', async () => {
    const { status, body } = await post({ items: [{ type: 'track', id: ids.track.versioned }, { link: 'nonsense' }] });
    expect(status).toBe(400);
    expect(body.details).toEqual([expect.objectContaining({ index: 1, code: 'bad_link' })]);
    expect((await stage.host.api('GET', `/downloads/track_${ids.track.versioned}`)).status).toBe(404);
  });

  it('names every bad entry by index and code, whatever is wrong with it', async () => {
    const { status, body } = await post({
      items: [{ type: 'track', id: ids.track.versioned }, { link: 'nonsense' }, { type: 'track' }, 7],
    });
    expect(status).toBe(400);
    expect(body.code).toBe('bad_request');
    expect(body.details).toMatchObject([
      { index: 1, code: 'bad_link', message: expect.any(String) },
      { index: 2, code: 'bad_request', path: 'items.2.link', message: expect.any(String) },
      { index: 3, code: 'bad_request', path: 'items.3', message: expect.any(String) },
    ]);
    expect((await stage.host.api('GET', `/downloads/track_${ids.track.versioned}`)).status).toBe(404);
  });

  it('refuses a body of 10 MB and stays up', async () => {
    // The host may also close the connection while the body is still coming.
    const status = await post({ link: 'x'.repeat(10_000_000) }).then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect((await stage.host.api('GET', '/queue')).status).toBe(200);
  });

  it.each([
    ['album', ids.album.missing, 'not_found'],
    ['track', ids.track.missing, 'not_found'],
    ['playlist', ids.playlist.missing, 'not_found'],
    ['album', ids.album.empty, 'empty'],
    ['playlist', ids.playlist.empty, 'empty'],
    ['playlist', ids.playlist.hidden, 'not_found'],
    ['playlist', ids.playlist.private, 'not_available'],
  ] as const)('%s %s ends failed with %s', async (type, id, code) => {
    expect((await post({ type, id })).status).toBe(201);
    const item = await stage.settled(`${type}_${id}`);
    expect(item).toMatchObject({ status: 'failed', error: { code } });
    expect(item.error?.message.length).toBeGreaterThan(10);
  });

  it('answers a command that is not legal with 409 and an unknown id with 404', async () => {
    const id = `album_${ids.album.missing}`;
    expect(await stage.host.api('POST', `/downloads/${id}/pause`)).toMatchObject({
      status: 409,
      body: { code: 'illegal_transition' },
    });
    expect(await stage.host.api('POST', '/downloads/track_0/pause')).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });
});

describe('a host that cannot start', () => {
  it('names a template that leads out of the library', async () => {
    const { code, output } = await startRefused({
      DEEMUSIC_DATA_DIR: join(folder, 'a'),
      DEEMUSIC_DOWNLOAD_TEMPLATES_TRACK: '../{title}',
    });
    expect(code).toBe(2);
    expect(output).toMatch(/DEEMUSIC_DOWNLOAD_TEMPLATES_TRACK|download\.templates\.track/);
    expect(output).toContain('must not leave the library');
  });

  it('reports all faults of the settings at once, never a value', async () => {
    const { code, output } = await startRefused({
      DEEMUSIC_DATA_DIR: join(folder, 'b'),
      DEEMUSIC_PORT: 'eighty',
      DEEMUSIC_DEEZER_STREAM_SECRET: 'too-short',
      DEEMUSIC_DOWNLOAD_QUALITY: 'WAV',
    });
    expect(code).toBe(2);
    for (const name of ['PORT', 'STREAM_SECRET', 'QUALITY']) expect(output).toContain(name);
    expect(output).not.toContain('too-short');
  });

  it('leaves a damaged settings file as it is and says what to do', async () => {
    const dataDir = join(folder, 'c');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'config.json'), '{ "download": ');
    const { code, output } = await startRefused({ DEEMUSIC_DATA_DIR: dataDir });
    expect(code).toBe(2);
    expect(output).toContain('config.json');
  });

  it('refuses a data folder that another host uses', async () => {
    const { code, output } = await startRefused({ DEEMUSIC_DATA_DIR: stage.dataDir });
    expect(code).not.toBe(0);
    expect(output).toMatch(/another .*host|another DeeMusic/i);
    expect((await stage.host.api('GET', '/queue')).status).toBe(200);
  }, 30_000);
});
