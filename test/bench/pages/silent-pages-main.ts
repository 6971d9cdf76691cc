/** Pages without anybody who looks: they ask and hear what a recorded page did. usage: silent-pages-main.ts <url of the host> <count> */
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, fetch, WebSocket } from 'undici';
import type { Asked } from './recording.js';

const [url = '', count = '1'] = process.argv.slice(2);
const PING = '2';
const PONG = '3';

/** One page: its requests at their times, over as many connections as a browser has for a host, and its socket. */
async function open(recording: readonly Asked[]): Promise<void> {
  const dispatcher = new Agent({ connections: 6 });
  const started = performance.now();
  let socket: WebSocket | null = null;
  for (const { atMs, kind, path, text } of recording) {
    await delay(Math.max(0, atMs - (performance.now() - started)));
    if (kind === 'request') void ask(path, dispatcher);
    else if (kind === 'socket') socket = await connect(path);
    else socket?.send(text ?? '');
  }
}

async function ask(path: string, dispatcher: Agent): Promise<void> {
  const response = await fetch(new URL(path, url), { dispatcher });
  await response.arrayBuffer();
  if (!response.ok) fail(`${path} was answered with ${String(response.status)}`);
}

async function connect(path: string): Promise<WebSocket> {
  const socket = new WebSocket(new URL(path, url.replace('http', 'ws')));
  socket.addEventListener('message', ({ data }) => {
    if (data === PING) socket.send(PONG);
  });
  socket.addEventListener('close', () => {
    fail('the host has closed a socket');
  });
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve);
  });
  return socket;
}

function fail(reason: string): void {
  console.error(`a silent page: ${reason}`);
  process.exit(1);
}

process.once('message', (recording: Asked[]) => {
  for (let n = 0; n < Number(count); n++) {
    open(recording).catch((error: unknown) => {
      fail(String(error));
    });
  }
});
process.once('disconnect', () => process.exit(0));
