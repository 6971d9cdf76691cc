import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'undici';
import { errorSchema } from '../../src/operations/http-surface/error-body.js';
import type { Ack } from '../../src/wire/index.js';
import { eventually } from '../support/eventually.js';
import { residentMibOf } from '../support/process-figures.js';
import { setBareStage } from '../support/stage.js';
import { fuzz } from './support/fuzz.js';
import { mutated, mutations, oddValues } from './support/mutations.js';
import { expectHarmless } from './support/refusal.js';

const stage = await setBareStage();
const { ids } = stage.sandbox.catalogue;
const item = `track_${ids.track.single}`;
const ODD = fc.oneof(oddValues, fc.constant(Buffer.from('bytes')), fc.constant(undefined));

/** One sound body for each message of a client; what comes is made of these. */
const BODIES: Record<string, unknown> = {
  download: {
    items: [{ type: 'track', id: ids.track.single }],
    quality: 'MP3_128',
    priority: 'backfill',
    force: false,
  },
  pause: { id: item },
  resume: { ids: [item, `album_${ids.album.single}`] },
  cancel: { id: item },
  retry: { ids: [item] },
  queue: { paused: false, concurrency: 4, bandwidthLimit: 0 },
  subscribe: { rooms: ['items', 'progress', `item:${item}`] },
  unsubscribe: { rooms: ['plugins'] },
  resync: {},
};

interface Message {
  name: string;
  body: unknown;
}
const messages: fc.Arbitrary<Message> = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.keys(BODIES)), fc.array(mutations, { maxLength: 3 }))
      .map(([name, changes]) => ({ name, body: mutated(BODIES[name], changes) })),
    weight: 4,
  },
  fc.record({ name: fc.constantFrom(...Object.keys(BODIES)), body: ODD }),
  fc.record({
    name: fc.oneof(
      fc.constantFrom('snapshot', 'item.updated', 'constructor', '__proto__', 'toString', '', ' '),
      fc.string({ maxLength: 20 }),
    ),
    body: ODD,
  }),
);
/** Names that the client itself does not send. */
const RESERVED = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'];

let socket: Socket | null = null;
afterAll(() => {
  socket?.close();
});

async function connected(): Promise<Socket> {
  if (socket?.connected) return socket;
  socket?.close();
  const fresh = io(stage.host.url, { transports: ['websocket'], forceNew: true, reconnection: false });
  socket = fresh;
  await eventually('the host lets it in', () => fresh.connected);
  return fresh;
}

/** The codes of a message that is refused: the host itself never fails. */
function expectAck(answer: Ack<unknown>): void {
  expect(typeof answer.ok).toBe('boolean');
  if (answer.ok) return;
  const refusal = errorSchema.omit({ statusCode: true }).safeParse(answer.error);
  if (!refusal.success || refusal.data.code === 'internal') throw new Error(JSON.stringify(answer.error));
  expectHarmless(answer.error.message, [stage.sandbox.arl]);
}

fuzz(
  'every message is acknowledged or refused in the one form, in whatever order they come',
  fc.array(messages, { minLength: 1, maxLength: 8 }),
  async (sent) => {
    const client = await connected();
    const names = sent.filter(({ name }) => !RESERVED.includes(name));
    const answers = await Promise.all(
      names.map(async ({ name, body }) => (await client.timeout(10_000).emitWithAck(name, body)) as Ack<unknown>),
    );
    for (const answer of answers) expectAck(answer);
  },
  { runs: 60, cpuMs: Infinity },
);

const frames = fc.oneof(
  fc.constantFrom(
    '40',
    '41',
    '42',
    '43',
    '1',
    '2',
    '3probe',
    '5',
    '6',
    '40/other,',
    '42["pause"]',
    '42["pause",{},{}]',
    '421["pause",[]]',
  ),
  fc.constantFrom(
    '42[null]',
    '42[1,2]',
    '42{}',
    '451-["download",{"_placeholder":true,"num":0}]',
    '45-1-["x"]',
    '4',
    '',
    '\0',
    '42["__proto__"]',
  ),
  fc
    .tuple(fc.constantFrom('42', '420', '43', '40', '44', '45'), fc.jsonValue({ maxDepth: 3 }))
    .map(([head, value]) => head + JSON.stringify(value)),
  fc.tuple(fc.nat(99), ODD).map(([id, body]) => `42${String(id)}${JSON.stringify(['download', body ?? null])}`),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => Buffer.from(text).toString()),
  fc.constant(`42${'['.repeat(20_000)}`),
  fc.uint8Array({ maxLength: 40 }),
);
const handshakes = fc.oneof(
  ODD,
  fc.record(
    { token: ODD, since: fc.oneof(ODD, fc.record({ epoch: ODD, seq: ODD })), rooms: ODD },
    { requiredKeys: [] },
  ),
);

fuzz(
  'frames that no client sends do the host no harm',
  fc.tuple(handshakes, fc.array(frames, { maxLength: 6 })),
  async ([auth, sent]) => {
    const bare = new WebSocket(`${stage.host.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    bare.binaryType = 'arraybuffer';
    await new Promise<void>((resolve, reject) => {
      bare.onopen = () => resolve();
      bare.onerror = () => reject(new Error('the host takes no sockets any more'));
    });
    bare.onerror = () => undefined;
    const ended = new Promise<void>((resolve) => (bare.onclose = () => resolve()));
    bare.send(`40${JSON.stringify(auth) ?? ''}`);
    for (const frame of sent) bare.send(frame);
    bare.close();
    await ended;
  },
  { runs: 60, cpuMs: Infinity },
);

it('and then the host is as it was: it works, holds no more memory, and keeps no socket', async () => {
  const client = await connected();
  expectAck((await client.timeout(10_000).emitWithAck('resync', {})) as Ack<unknown>);
  await eventually('the others are gone', async () => {
    const { body } = await stage.host.api<{ connectedClients: number }>('GET', '/stats');
    return body.connectedClients === 1;
  });
  expect(residentMibOf(stage.host.pid)).toBeLessThan(400);
  expect(stage.host.output()).not.toMatch(/"level":(?:50|60)|unhandled/i);
});
