import type { Response } from 'express';

/** Aborts when the client is gone before it has its answer: nobody is left to ask the source for. */
export function signalOf(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('the client is gone'));
  });
  return controller.signal;
}
