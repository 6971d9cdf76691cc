import type { Ack } from '../../wire/index.js';

const KNOWN = new Set([
  'download',
  'pause',
  'resume',
  'cancel',
  'retry',
  'queue',
  'subscribe',
  'unsubscribe',
  'resync',
]);

/** Answers messages that nobody listens to, so that no client waits for ever. */
export function answerUnknownMessages(socket: { onAny(listener: (...args: unknown[]) => void): unknown }): void {
  socket.onAny((name, ...args) => {
    const answer = args.at(-1);
    if (KNOWN.has(String(name)) || typeof answer !== 'function') return;
    const message = `There is no message of that name; there are ${[...KNOWN].join(', ')}.`;
    (answer as (ack: Ack<never>) => void)({ ok: false, error: { code: 'bad_request', message } });
  });
}
