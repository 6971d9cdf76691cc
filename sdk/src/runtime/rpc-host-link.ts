import { CancellationTokenSource, ResponseError, type MessageConnection } from 'vscode-jsonrpc/node';
import type { ErrorData, PluginNotifications, PluginRequestName, PluginRequests } from '../protocol/index.js';
import { fromErrorData, hostFailed, messageOf } from './error-data.js';
import type { HostLink } from './host-link.js';

/** So many notifications may wait for a host that does not read; the rest is dropped, and counted. */
const MAX_WAITING = 1000;

/** The host behind the pipe. */
export class RpcHostLink implements HostLink {
  private waiting = 0;
  private dropped = 0;

  constructor(private readonly connection: MessageConnection) {}

  async request<Name extends PluginRequestName>(
    name: Name,
    params: PluginRequests[Name]['params'],
    signal?: AbortSignal,
  ): Promise<PluginRequests[Name]['result']> {
    signal?.throwIfAborted();
    const cancellation = new CancellationTokenSource();
    const cancel = (): void => {
      cancellation.cancel();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.connection.sendRequest<PluginRequests[Name]['result']>(name, params, cancellation.token);
    } catch (error) {
      signal?.throwIfAborted();
      const data = error instanceof ResponseError ? (error.data as ErrorData | undefined) : undefined;
      throw data === undefined
        ? hostFailed(`The host could not answer: ${messageOf(error)}`, error)
        : fromErrorData(messageOf(error), data);
    } finally {
      signal?.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  }

  notify<Name extends keyof PluginNotifications>(name: Name, params: PluginNotifications[Name]): void {
    if (this.waiting >= MAX_WAITING) {
      this.dropped++;
      return;
    }
    if (this.dropped > 0) {
      const message = `${this.dropped} messages were dropped: they came faster than the host reads.`;
      this.dropped = 0;
      void this.send('log', { level: 'warn', message });
    }
    void this.send(name, params);
  }

  private async send(name: string, params: object): Promise<void> {
    this.waiting++;
    try {
      await this.connection.sendNotification(name, params);
    } catch {
      // The pipe is gone, and this process with it in a moment.
    } finally {
      this.waiting--;
    }
  }
}
