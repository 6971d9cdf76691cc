import type { Socket } from 'node:net';
import {
  createMessageConnection,
  ErrorCodes,
  Message,
  NullLogger,
  ResponseError,
  StreamMessageWriter,
  type CancellationToken,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { HostRequestName, HostRequests, PluginRequestName } from '@deemusic/plugin-sdk/protocol';
import type { Clock } from '../../../domain/index.js';
import { answerOf, failureOf } from './answer-errors.js';
import { FrameGuard } from './frame-guard.js';
import { GuardedPipe } from './guarded-pipe.js';
import { InboundLoad } from './inbound-load.js';
import { NotificationRate } from './notification-rate.js';
import { isPluginRequest } from './plugin-requests.js';
import { WeighedReader } from './weighed-reader.js';

/** Requests of a plugin that are worked on at once. */
const PARALLEL_REQUESTS = 64;
/** Notifications that wait for the plugin to read its pipe. */
const UNSENT_NOTIFICATIONS = 64;

/** What a connection brings to the host. */
export interface ConnectionEars {
  /** @throws anything; the plugin gets it as a typed error */
  request(method: PluginRequestName, params: unknown, signal: AbortSignal): Promise<unknown>;
  /** `params` as they came: not checked. */
  notification(method: string, params: unknown): void;
  /** It broke the rules of the pipe: the process has to end. */
  broken(why: string): void;
  /** The pipe is closed; mostly because the process ends. */
  closed(): void;
}

/** JSON-RPC with one plugin process. Neither side's flood can fill the host's memory. */
export class PluginConnection {
  private readonly rpc: MessageConnection;
  private readonly reader: WeighedReader;
  private readonly rate: NotificationRate;
  /** Requests of the plugin that the host works on. */
  private readonly taken = new Set<AbortController>();
  private isDisposed = false;
  private unsent = 0;

  constructor(
    socket: Socket,
    private readonly ears: ConnectionEars,
    private readonly clock: Clock,
  ) {
    this.rate = new NotificationRate(clock);
    const guard = new FrameGuard((bytes) => {
      this.reader.begin(bytes);
    });
    const pipe = new GuardedPipe(socket, guard, (why) => {
      ears.broken(why);
    });
    this.reader = new WeighedReader(pipe, new InboundLoad(socket));
    this.rpc = createMessageConnection(this.reader, new StreamMessageWriter(socket), NullLogger, {
      maxParallelism: PARALLEL_REQUESTS,
      messageStrategy: { handleMessage: (message, next) => this.dealWith(message, next) },
      // Every message that was taken in has to pass the strategy above, or its weight is lost.
      connectionStrategy: { cancelUndispatched: () => undefined },
    });
    this.rpc.onError(([error, message]) => {
      // With a message it could not be written: then the pipe closes, and that is heard.
      if (message === undefined && !this.isDisposed) ears.broken(`it wrote an unreadable message (${error.message})`);
    });
    this.rpc.onClose(() => {
      ears.closed();
    });
    this.rpc.onRequest((method, params, token) => this.answer(method, params, token));
    this.rpc.onNotification((method, params) => {
      ears.notification(method, params);
    });
    this.rpc.listen();
  }

  /** @throws HookFailure what the plugin answered; ConnectionLost */
  async request<Name extends HostRequestName>(
    method: Name,
    params: HostRequests[Name]['params'],
    token?: CancellationToken,
  ): Promise<HostRequests[Name]['result']> {
    try {
      return await this.rpc.sendRequest<HostRequests[Name]['result']>(method, params, token);
    } catch (error) {
      throw failureOf(error);
    }
  }

  /** @returns false when it was dropped, because the plugin does not read */
  notify(method: string, params: object): boolean {
    if (this.unsent >= UNSENT_NOTIFICATIONS || this.isDisposed) return false;
    this.unsent++;
    void this.send(method, params);
    return true;
  }

  /** Rejects what is pending; nothing is heard any more. */
  dispose(): void {
    this.isDisposed = true;
    for (const request of this.taken) request.abort();
    this.rpc.dispose();
  }

  private async send(method: string, params: object): Promise<void> {
    try {
      await this.rpc.sendNotification(method, params);
    } catch {
      // The process is going; its exit tells all.
    } finally {
      this.unsent--;
    }
  }

  private async answer(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
    if (!isPluginRequest(method))
      return new ResponseError(ErrorCodes.MethodNotFound, `the host does not know ${method}`);
    const taken = new AbortController();
    this.taken.add(taken);
    const subscription = token.onCancellationRequested(() => {
      taken.abort();
    });
    try {
      return await this.ears.request(method, params, taken.signal);
    } catch (error) {
      return answerOf(error);
    } finally {
      this.taken.delete(taken);
      subscription.dispose();
    }
  }

  private async dealWith(message: Message, next: (message: Message) => void | Promise<void>): Promise<void> {
    try {
      await next(message);
    } finally {
      const delayMs = Message.isNotification(message) ? this.rate.delayMs() : 0;
      if (delayMs === 0) this.reader.done(message);
      else
        this.clock.schedule(delayMs, () => {
          this.reader.done(message);
        });
    }
  }
}
