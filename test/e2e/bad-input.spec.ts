import { describe, expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { WebSocket } from 'undici';
import type { Ack } from '../../src/wire/index.js';
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

describe('sockets that misbehave', () => {
  const frames: [string, string[]][] = [
    ['no packet', ['garbage']],
    ['an event that is no list', ['40', '42{"a":1}']],
    ['an event without a name', ['40', '42[]']],
    ['half an event', ['40', '42["download"']],
    ['a reserved event', ['40', '42["disconnect"]']],
    ['a prototype as handshake', ['40{"__proto__":{"rooms":1},"rooms":["__proto__"]}']],
    ['attachments that never come', ['40', '459999999-["download"]']],
    ['a deep handshake', [`40${'{"a":'.repeat(3000)}`]],
  ];

  it.each(frames)('%s does the host no harm', async (_name, sent) => {
    const socket = new WebSocket(`${stage.host.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const ended = new Promise<void>((resolve) => {
      socket.onclose = () => {
        resolve();
      };
      // What the host does not close, such as a refused handshake, it answers.
      socket.onmessage = ({ data }) => {
        if (String(data).startsWith('44')) resolve();
      };
    });
    await new Promise((resolve) => {
      socket.onopen = resolve;
    });
    for (const frame of sent) socket.send(frame);
    await ended;
    socket.close();
    expect((await stage.host.api('GET', '/queue')).status).toBe(200);
  });

  it('a flood without waiting for answers is refused, not queued', async () => {
    const client = io(stage.host.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    const answers = await Promise.all(
      Array.from({ length: 2000 }, () => client.emitWithAck('pause', { id: 'track_0' }) as Promise<Ack<unknown>>),
    );
    client.close();
    const codes = new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)));
    // Answered, refused while too much waits, refused because too much came at once.
    expect(codes).toEqual(new Set(['not_found', 'unavailable', 'too_many_requests']));
    expect((await stage.host.api('GET', '/queue')).status).toBe(200);
  });
});

describe('many at once', () => {
  it('commands that contradict each other leave every item in one state, and nothing staged', async () => {
    const { single, mp3Only, slow, isrcTwin } = ids.track;
    const tracks = [single, mp3Only, slow, isrcTwin].map((id) => `track_${id}`);
    const commands = ['pause', 'resume', 'cancel', 'retry', 'remove', 'add'] as const;
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, index) => {
        const id = tracks[index % tracks.length] ?? '';
        const command = commands[(index * 7 + (index >> 3)) % commands.length];
        if (command === 'add') return post({ type: 'track', id: id.slice('track_'.length) });
        if (command === 'remove') return stage.host.api('DELETE', `/downloads/${id}?files=delete`);
        return stage.host.api('POST', `/downloads/${id}/${String(command)}`);
      }),
    );
    expect([...new Set(answers.map(({ status }) => status))].filter((status) => status >= 500)).toEqual([]);
    await post({ items: tracks.map((id) => ({ type: 'track', id: id.slice('track_'.length) })) });
    await stage.host.api('POST', '/downloads/actions', { action: 'resume', ids: tracks });
    for (const id of tracks) expect((await stage.settled(id)).status).toBe('completed');
    expect(readdirSync(join(stage.library, '.deemusic', 'staging'))).toEqual([]);
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

  it('names the key when it is damaged', async () => {
    const dataDir = join(folder, 'd');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'secret.key'), 'damaged');
    const { code, output } = await startRefused({ DEEMUSIC_DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output).toContain('secret.key is damaged');
  });

  it('leaves a damaged database as it is and says what to do', async () => {
    const dataDir = join(folder, 'e');
    mkdirSync(dataDir);
    const garbage = Buffer.alloc(100_000, 'no database ');
    writeFileSync(join(dataDir, 'deemusic.sqlite'), garbage);
    const { code, output } = await startRefused({ DEEMUSIC_DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output).toMatch(/damaged.*restore/);
    expect(readFileSync(join(dataDir, 'deemusic.sqlite')).equals(garbage)).toBe(true);
  });

  it('refuses a data folder that another host uses', async () => {
    const { code, output } = await startRefused({ DEEMUSIC_DATA_DIR: stage.dataDir });
    expect(code).not.toBe(0);
    expect(output).toMatch(/another .*host|another DeeMusic/i);
    expect((await stage.host.api('GET', '/queue')).status).toBe(200);
  }, 30_000);
});
