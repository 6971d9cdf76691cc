import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/** Of WebSocket: a whole text from the server, and its closing. */
const TEXT_FRAME = 0x81;
const CLOSE_FRAME = 0x88;
const MASK_BIT = 0x80;
/** Of engine.io: the handshake, and the question whether this client lives. */
const OPEN = '0';
const PING = '2';
/** Of socket.io: an event, in a message of engine.io. */
const EVENT = '42';
const SEQ = /"seq":(\d+)\}\]$/;
/** Longer than what stands behind `"seq":`, so that a long message is not read whole. */
const TAIL = 40;

export interface ThinClientOptions {
  /** Called for each numbered message. */
  heard: (name: string, seq: number) => void;
  failed: (reason: string) => void;
}

/**
 * A socket.io client that notes which message came and reads no further: a thousand clients on the machine of the host must not take the
 * processor that the host is measured with. It speaks the protocol down to the frames, because a library spends more on a message than the host.
 */
export function connectThinClient(url: string, options: ThinClientOptions): void {
  const handshake = request(`${url}/socket.io/?EIO=4&transport=websocket`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16, 7).toString('base64'),
    },
  });
  handshake.on('upgrade', (_response, socket, head) => {
    listen(socket, head, options);
  });
  handshake.on('response', ({ statusCode }) => {
    options.failed(`the host answered ${String(statusCode)}`);
  });
  handshake.on('error', ({ message }) => {
    options.failed(message);
  });
  handshake.end();
}

function listen(socket: Duplex, head: Buffer, { heard, failed }: ThinClientOptions): void {
  let rest = head;
  const take = (chunk: Buffer): void => {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let frame = frameOf(bytes); frame !== null; frame = frameOf(bytes)) {
      if (frame.kind === CLOSE_FRAME) failed('the host has closed a socket');
      else if (frame.kind === TEXT_FRAME) hear(frame.payload);
      bytes = bytes.subarray(frame.end);
    }
    rest = bytes;
  };
  const hear = (payload: Buffer): void => {
    const start = payload.toString('latin1', 0, TAIL);
    if (start.startsWith(EVENT)) {
      const [, seq] = SEQ.exec(payload.toString('latin1', Math.max(0, payload.length - TAIL))) ?? [];
      if (seq !== undefined) heard(start.slice(4, start.indexOf('"', 4)), Number(seq));
    } else if (start.startsWith(OPEN)) socket.write(frameWith('40'));
    else if (start.startsWith(PING)) socket.write(frameWith('3'));
    else if (!start.startsWith('40')) failed(`the host said ${start}`);
  };
  socket.on('data', take);
  socket.on('error', ({ message }) => {
    failed(message);
  });
  take(Buffer.alloc(0));
}

/** @returns null while a part of it is still to come */
function frameOf(bytes: Buffer): { kind: number; payload: Buffer; end: number } | null {
  const [kind, length] = bytes;
  if (kind === undefined || length === undefined) return null;
  const header = length < 126 ? 2 : length === 126 ? 4 : 10;
  if (bytes.length < header) return null;
  const size = header === 2 ? length : header === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const end = header + size;
  return bytes.length < end ? null : { kind, payload: bytes.subarray(header, end), end };
}

/** A client has to mask what it sends; a mask of zeros does. */
function frameWith(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([TEXT_FRAME, MASK_BIT | payload.length, 0, 0, 0, 0]), payload]);
}
