import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { MediaBody } from '../audio/media-body.js';
import type { SandboxChunking } from '../sandbox-options.js';

/** How a body leaves the CDN. */
export interface Delivery {
  body: MediaBody;
  from: number;
  /** Exclusive. */
  to: number;
  chunking: SandboxChunking;
  /** 0 = none. */
  bytesPerSecond: number;
  /** Offset in the file at which it breaks off; `null` = never. */
  breakAt: number | null;
  /** `end`: the connection is closed, `reset`: it is reset, `stall`: nothing more comes. */
  breakHow: 'end' | 'reset' | 'stall';
  /** Told of every piece that is handed to the network. */
  onSent: (bytes: number) => void;
}

/** A multiple of the stripe pattern, so that encryption works on whole stripes. */
const READ_BYTES = 32 * 6144;
const ODD_LENGTHS = [1, 2047, 3, 2049, 6143, 17, 6145, 4093, 1021, 8191];

/** Sends the body. Resolves when all is sent, or as soon as the client is gone. */
export async function deliver(response: ServerResponse, delivery: Delivery): Promise<void> {
  const { from, to, breakAt } = delivery;
  const isBroken = breakAt !== null && breakAt <= to;
  const end = isBroken ? Math.max(from, breakAt) : to;
  // A broken answer has its head sent, at least.
  response.flushHeaders();
  if (!(await sendPieces(response, delivery, end))) return;
  if (!isBroken) {
    response.end();
    return;
  }
  await breakOff(response, delivery.breakHow);
}

async function sendPieces(response: ServerResponse, delivery: Delivery, end: number): Promise<boolean> {
  const startedAt = performance.now();
  let sent = 0;
  for (const piece of piecesOf(delivery, end)) {
    if (response.destroyed || response.socket?.destroyed) return false;
    const isFlowing = response.write(piece);
    sent += piece.length;
    delivery.onSent(piece.length);
    if (!isFlowing) await drained(response);
    if (delivery.chunking !== 0) await nextTurn();
    if (delivery.bytesPerSecond > 0) {
      const dueAt = startedAt + (sent / delivery.bytesPerSecond) * 1000;
      await pause(response, dueAt - performance.now());
    }
  }
  return true;
}

function* piecesOf(delivery: Delivery, end: number): Generator<Uint8Array> {
  const { body, from, chunking, bytesPerSecond } = delivery;
  // A slow body comes in twenty pieces a second.
  const most = bytesPerSecond > 0 ? Math.max(1, Math.floor(bytesPerSecond / 20)) : READ_BYTES;
  let count = 0;
  for (let offset = from; offset < end;) {
    const block = body.read(offset, Math.min(end - offset, READ_BYTES - (offset % READ_BYTES)));
    if (block.length === 0) return;
    for (let at = 0; at < block.length;) {
      const wanted = chunking === 'odd' ? (ODD_LENGTHS[count++ % ODD_LENGTHS.length] ?? 1) : chunking || most;
      const piece = block.subarray(at, at + Math.min(wanted, most));
      at += piece.length;
      yield piece;
    }
    offset += block.length;
  }
}

async function drained(response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const onClose = (): void => {
    gone.abort();
  };
  response.once('close', onClose);
  await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
  response.off('close', onClose);
}

async function pause(response: ServerResponse, ms: number): Promise<void> {
  if (ms <= 0) return;
  const gone = new AbortController();
  const onClose = (): void => {
    gone.abort();
  };
  response.once('close', onClose);
  await delay(ms, undefined, { signal: gone.signal }).catch(() => undefined);
  response.off('close', onClose);
}

/** What was written reaches the network first: how much the client gets is part of the fault. */
async function breakOff(response: ServerResponse, how: Delivery['breakHow']): Promise<void> {
  const { socket } = response;
  if (!socket || socket.destroyed) return;
  if (how === 'stall') {
    await once(socket, 'close').catch(() => undefined);
    return;
  }
  await new Promise<void>((resolve) => {
    socket.write('', () => {
      resolve();
    });
  });
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
}
