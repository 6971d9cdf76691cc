import type { Page } from 'playwright-core';

/** One thing that a page asked of its host. */
export interface Asked {
  /** Since the page was opened, ms. */
  atMs: number;
  /** `socket` opens one to `path`; `frame` is `text` sent over it. */
  kind: 'request' | 'socket' | 'frame';
  /** With its query. */
  path: string;
  text?: string;
}

/** What engine.io sends to tell that a connection lives; whoever repeats a recording has to answer on its own. */
const PONG = '3';

/** Notes all that a page asks its host for, from now on. The list goes on to grow. */
export function record(page: Page): Asked[] {
  const asked: Asked[] = [];
  const started = performance.now();
  const note = (kind: Asked['kind'], url: string, text?: string): void => {
    const { pathname, search } = new URL(url);
    asked.push({ atMs: performance.now() - started, kind, path: pathname + search, text });
  };
  page.on('request', (request) => {
    if (request.url().startsWith('http') && request.method() === 'GET') note('request', request.url());
  });
  page.on('websocket', (socket) => {
    note('socket', socket.url());
    socket.on('framesent', ({ payload }) => {
      if (payload !== PONG) note('frame', socket.url(), payload.toString());
    });
  });
  return asked;
}
