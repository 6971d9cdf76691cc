import type { Dispatcher } from 'undici';
import type { Clock } from '../domain/index.js';
import { TimeoutError } from '../domain/index.js';
import { PouredBody } from './http-body.js';
import type { HttpHeaders } from './http-client.js';
import { IdleWatch } from './idle-watch.js';
import { toTransportError } from './transport-error.js';

/** The head of an answer, and its body to come. */
export interface ExchangeHead {
  status: number;
  headers: HttpHeaders;
  body: PouredBody;
}

export interface ExchangeOptions {
  /** For messages: where it goes to, redacted. */
  target: string;
  signal: AbortSignal;
  timeoutMs: number;
  clock: Clock;
}

/** One request and its answer, as undici's dispatcher feeds it. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly head: Promise<ExchangeHead>;
  private settle!: { resolve: (head: ExchangeHead) => void; reject: (error: unknown) => void };
  private controller: Dispatcher.DispatchController | null = null;
  private body: PouredBody | null = null;
  private isOver = false;
  private readonly idle: IdleWatch;
  private readonly onAbort = (): void => {
    this.fail(this.options.signal.reason);
  };

  constructor(private readonly options: ExchangeOptions) {
    this.head = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    const { clock, timeoutMs, signal, target } = options;
    this.idle = new IdleWatch(clock, timeoutMs, () => {
      this.fail(new TimeoutError(`${target} sent nothing for ${String(timeoutMs / 1000)} s`));
    });
    if (signal.aborted) this.onAbort();
    else signal.addEventListener('abort', this.onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Given up while the connection was being made.
    if (this.isOver) controller.abort(new Error('given up'));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: HttpHeaders): void {
    this.idle.seen();
    if (status < 200) return;
    // Nothing comes before somebody takes it.
    this.idle.rest();
    controller.pause();
    this.body = new PouredBody({
      resume: () => {
        this.idle.wake();
        controller.resume();
      },
      pause: () => {
        this.idle.rest();
        controller.pause();
      },
      abandon: () => {
        this.close();
      },
    });
    this.settle.resolve({ status, headers, body: this.body });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.idle.seen();
    this.body?.deliver(chunk);
  }

  onResponseEnd(): void {
    this.end();
    this.body?.finish();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(toTransportError(error, this.options.target));
  }

  /** Ends it from our side or because of the other; only the first reason counts. */
  fail(reason: unknown): void {
    if (this.isOver) return;
    this.close();
    this.settle.reject(reason);
    this.body?.fail(reason);
  }

  private close(): void {
    if (this.isOver) return;
    this.end();
    this.controller?.abort(new Error('given up'));
  }

  private end(): void {
    this.isOver = true;
    this.idle.stop();
    this.options.signal.removeEventListener('abort', this.onAbort);
  }
}
