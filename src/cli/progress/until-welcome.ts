import type { DeeMusicClient } from '../../wire/index.js';
import { CliError } from '../cli-error.js';
import { EXIT } from '../exit-code.js';
import { withTokenHint } from '../host/refusal.js';

/** How long a host may take to let a watcher in. */
const TIMEOUT_MS = 15_000;

/**
 * Connects, and resolves when the host has told how everything stands.
 * @throws CliError when it refuses or does not answer; the client is closed then
 */
export function untilWelcome(client: DeeMusicClient, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (message: string, code: 'refused' | 'unreachable'): void => {
      settle();
      client.close();
      reject(new CliError(message, EXIT[code], code));
    };
    const timer = setTimeout(() => {
      fail(`The host at ${url} did not answer the socket in time.`, 'unreachable');
    }, TIMEOUT_MS);
    const unlisten = [
      client.onConnection((state) => {
        if (state.kind !== 'refused') return;
        const { message, data } = state.error as Error & { data?: { code?: unknown } };
        const words = data?.code === 'unauthorized' ? withTokenHint(message) : message;
        fail(`The host refused the connection: ${words}`, 'refused');
      }),
      client.on('snapshot', () => {
        settle();
        resolve();
      }),
    ];
    const settle = (): void => {
      clearTimeout(timer);
      for (const end of unlisten) end();
    };
    client.connect();
  });
}
