import { afterAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { io } from 'socket.io-client';
import type { Item } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import { writePlugin } from '../support/plugin-folder.js';
import { rawHttp, type RawAnswer } from '../support/raw-http.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';

const root = tempDir('planted-secrets');

/** All made up; each is found again wherever the host lets it out. */
const planted: Record<string, string> = {
  'the token from outside': 'planted-outside-token-0123456789',
  'the key of the secrets': 'planted-secret-key-0123456789',
  'the secret of a plugin': 'planted-plugin-secret-0123456789',
  'a wrong token': 'dm_planted-wrong-token-0123456789',
  'a password in a link': 'planted-link-password-0123456789',
};

/** Tells everybody all that it knows. */
const BLABBER = `
export default {
  setup(ctx) {
    const key = ctx.secrets.get('apiKey');
    ctx.log.info('my key is ' + key, { key });
    console.log('printed: ' + key);
    console.error(JSON.stringify({ key }));
    ctx.hook('afterTrack', () => { throw new Error('https://service.example/?key=' + key + ' answered ' + key); });
  },
  health: (ctx) => 'the key ' + ctx.secrets.get('apiKey') + ' is refused',
};
`;

writePlugin(join(root, 'blabber'), {
  id: 'blabber',
  manifest: { hooks: [{ name: 'afterTrack', retries: 0 }] },
  configSchema: { type: 'object', properties: { apiKey: { type: 'string', writeOnly: true } } },
  files: { 'index.js': BLABBER },
});
const stage = await setStage(
  {},
  {
    // They come in by REST, to be kept.
    DEEMUSIC_DEEZER_ARL: '',
    DEEMUSIC_DEEZER_STREAM_SECRET: '',
    DEEMUSIC_PLUGIN_PATH: join(root, 'blabber'),
    DEEMUSIC_ACCESS: 'token',
    DEEMUSIC_API_TOKEN: String(planted['the token from outside']),
    DEEMUSIC_SECRET_KEY: String(planted['the key of the secrets']),
    DEEMUSIC_LOG_LEVEL: 'trace',
  },
);
planted['the cookie of the account'] = stage.sandbox.arl;
planted['the stream secret'] = stage.sandbox.streamSecret;

const answered: string[] = [];
const heard: string[] = [];
const { origin } = new URL(stage.host.url);
const socket = io(origin, { transports: ['websocket'], auth: { token: planted['the token from outside'] } });
socket.onAny((name: string, message: unknown) => heard.push(`${name} ${JSON.stringify(message)}`));
afterAll(() => {
  socket.close();
});

async function call(method: string, path: string, body?: unknown, headers = {}): Promise<RawAnswer> {
  const authorization = `Bearer ${String(planted['the token from outside'])}`;
  const answer = await rawHttp(origin, path, { method, body, headers: { authorization, ...headers } });
  answered.push(`${method} ${path} ${JSON.stringify(answer.headers)} ${answer.text}`);
  return answer;
}

const lines = (): string[] => stage.host.output().split('\n');
const parsed = <T>({ text }: RawAnswer): T => JSON.parse(text) as T;

/** Like {@link call}, where the answer is the one that has to hold the secret. */
async function told(path: string, body: unknown): Promise<RawAnswer> {
  const answer = await call('POST', path, body);
  answered.pop();
  return answer;
}

async function settled(id: string): Promise<Item> {
  return eventually(
    `${id} rests`,
    async () => {
      const item = parsed<Item>(await call('GET', `/api/v1/downloads/${id}`));
      return ['completed', 'failed'].includes(item.status) && item.post !== 'pending' ? item : null;
    },
    30_000,
  );
}

/** Everything below a folder as bytes, by path. */
function filesBelow(folder: string): [string, Buffer][] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => [relative(folder, path), readFileSync(path)]);
}

/** @returns where the secret stands as it is, or as one of the usual writings of it */
function findings(secret: string): string[] {
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('hex'),
    ...[0, 1, 2].map((shift) => inBase64(secret, shift)),
  ];
  const says = (text: string | Buffer): boolean => forms.some((form) => text.includes(form));
  return [
    ...lines()
      .filter(says)
      .map((line) => `log: ${line.slice(0, 300)}`),
    ...answered.filter(says).map((text) => `answer: ${text.slice(0, 300)}`),
    ...heard.filter(says).map((text) => `socket: ${text.slice(0, 300)}`),
    ...[...filesBelow(stage.dataDir), ...filesBelow(stage.library)]
      .filter(([, bytes]) => says(bytes))
      .map(([path]) => `file: ${path}`),
  ];
}

/** The middle of it, as Base64 writes it after so many other bytes. */
function inBase64(secret: string, shift: number): string {
  return Buffer.from('x'.repeat(shift) + secret)
    .toString('base64')
    .slice(4, -4);
}

describe('secrets that were planted', () => {
  it('serve their purpose', async () => {
    await eventually('the socket is connected', () => socket.connected);
    const secrets = {
      'deezer.arl': planted['the cookie of the account'],
      'deezer.streamSecret': planted['the stream secret'],
    };
    expect((await call('PUT', '/api/v1/settings', secrets)).status).toBe(200);
    const apiKey = planted['the secret of a plugin'];
    expect((await call('PUT', '/api/v1/plugins/blabber/config', { data: { apiKey } })).status).toBe(200);
    expect((await call('POST', '/api/v1/plugins/blabber/enable')).status).toBeLessThan(300);
    const made = parsed<{ token: string }>(await told('/api/v1/tokens', { name: 'made', scope: 'admin' }));
    planted['a token that was made'] = made.token;
    const session = await told('/api/v1/session', { token: made.token });
    expect(session.status).toBe(200);
    const cookie = String(session.headers['set-cookie']?.[0]?.split(';')[0]);
    expect((await call('GET', '/api/v1/queue', undefined, { authorization: '', cookie })).status).toBe(200);

    const { ids } = stage.sandbox.catalogue;
    for (const id of [ids.track.versioned, ids.track.missing]) {
      expect((await call('POST', '/api/v1/downloads', { type: 'track', id })).status).toBe(201);
    }
    expect(await settled(`track_${ids.track.versioned}`)).toMatchObject({ status: 'completed', post: 'degraded' });
    expect((await settled(`track_${ids.track.missing}`)).status).toBe('failed');
    expect(parsed(await call('POST', '/api/v1/plugins/blabber/test'))).toMatchObject({ ok: false });
    const said = (await call('GET', '/api/v1/plugins/blabber/logs')).text;
    expect(said).toContain('my key is');
    expect(said).toContain('printed: ');
  });

  it('are used wrongly', async () => {
    const wrong = String(planted['a wrong token']);
    const password = String(planted['a password in a link']);
    expect((await call('GET', '/api/v1/queue', undefined, { authorization: `Bearer ${wrong}` })).status).toBe(401);
    expect((await call('POST', '/api/v1/session', { token: wrong })).status).toBe(401);
    expect((await call('POST', '/api/v1/session', { token: wrong, more: wrong })).status).toBe(400);
    const link = `https://user:${password}@www.deezer.com/artist/1?token=${password}`;
    expect((await call('POST', '/api/v1/downloads', { link })).status).toBe(400);
    expect((await call('PUT', '/api/v1/settings', { 'deezer.apiUrl': link })).status).toBe(400);
    expect((await call('PUT', '/api/v1/settings', { 'deezer.arl': `arl=${wrong} x` })).status).toBe(400);
    expect((await call('PUT', '/api/v1/plugins/blabber/config', { data: { apiKey: [wrong] } })).status).toBe(400);
    const ack: unknown = await socket.timeout(3000).emitWithAck('download', { link });
    heard.push(JSON.stringify(ack));
  });

  it('stay where they are, whatever is asked for and written', async () => {
    expect((await call('POST', '/api/v1/backups')).status).toBe(201);
    const { paths } = parsed<{ paths: Record<string, Record<string, unknown>> }>(await call('GET', '/api/docs-json'));
    const open = Object.entries(paths).filter(([, methods]) => 'get' in methods);
    for (const [path] of open) await call('GET', path.replace('{type}', 'track').replaceAll(/\{\w+\}/g, 'blabber'));
    const { items } = parsed<{ items: Item[] }>(await call('GET', '/api/v1/downloads'));
    for (const { id } of items) await call('GET', `/api/v1/downloads/${id}/timeline`);
    expect(open.length).toBeGreaterThan(20);
    expect(lines().length).toBeGreaterThan(5);
    expect(heard.some((text) => text.startsWith('item.updated'))).toBe(true);
    expect(filesBelow(stage.dataDir).map(([path]) => path)).toEqual(
      expect.arrayContaining(['config.json', expect.stringMatching(/backups/), expect.stringMatching(/blabber/)]),
    );
    const found = Object.entries(planted).flatMap(([what, secret]) =>
      findings(secret).map((where) => `${what} in ${where}`),
    );
    expect(found).toEqual([]);
  });

  it('are not the only ones: what the service lends is kept as well', () => {
    const all = [...lines(), ...answered, ...heard].join('\n');
    expect(all).not.toMatch(/hdnea=|hmac=|license_token|"checkForm"|sid=/i);
  });
});
