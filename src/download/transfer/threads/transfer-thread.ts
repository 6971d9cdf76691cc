/** What runs in a transfer thread: it fetches, decrypts, verifies and writes; the host keeps rows, limits and the queue. */
import { parentPort } from 'node:worker_threads';
import { SystemClock } from '../../../domain/index.js';
import { UndiciHttpClient } from '../../../http/lean.js';
import { LocalTransferEngine } from '../local-transfer-engine.js';
import { toErrorData } from './error-data.js';
import type { FromThread, Line, ToThread } from './messages.js';
import { SocketGarbage } from './socket-garbage.js';
import { ThreadOutages } from './thread-outages.js';
import { ThreadTransfer } from './thread-transfer.js';

if (!parentPort) throw new Error('a transfer thread is started by the host');
const host: Line<FromThread> = parentPort;
const clock = new SystemClock();
const outages = new ThreadOutages(host);
const transfers = new Map<number, ThreadTransfer>();
const limit = { isFree: true };
const garbage = new SocketGarbage();
/** As it was with the latest transfer. */
let policy = { timeoutMs: 30_000, allowPrivate: false };
const http = new UndiciHttpClient({
  timeoutMs: () => policy.timeoutMs,
  allowPrivate: () => policy.allowPrivate,
  outages,
  clock,
});

parentPort.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'start':
      ({ policy } = message);
      void run(message);
      break;
    case 'abort':
      transfers.get(message.id)?.abort();
      break;
    case 'kept':
      transfers.get(message.id)?.kept(message.isKept);
      break;
    case 'granted':
      transfers.get(message.id)?.pace.grant();
      break;
    case 'judged':
      outages.judge(message.question, message.hold);
      break;
    case 'limit':
      limit.isFree = message.isFree;
  }
});

async function run({ id, order }: Extract<ToThread, { kind: 'start' }>): Promise<void> {
  const transfer = new ThreadTransfer(id, order, host, clock, limit, garbage);
  transfers.set(id, transfer);
  const ended = await new LocalTransferEngine({ http, clock, pace: transfer.pace, isOwnThread: true })
    .transfer(transfer.request())
    .then(
      (result) => ({ kind: 'done', id, result }) as const,
      (error: unknown) => ({ kind: 'ended', id, error: toErrorData(error) }) as const,
    );
  transfer.close();
  transfers.delete(id);
  host.postMessage(ended);
}
