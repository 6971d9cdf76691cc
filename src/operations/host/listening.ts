import { createServer } from 'node:net';
import { HostError } from '../../domain/index.js';

/**
 * Tries the address before anything of the host is started: a host that cannot be reached must not begin to work.
 * @throws HostError `unavailable`, says what to do
 */
export async function assertCanListen(host: string, port: number): Promise<void> {
  const trial = createServer();
  await new Promise<void>((resolve, reject) => {
    trial.once('error', (error) => {
      reject(listenError(error, host, port));
    });
    trial.listen(port, host, () => {
      trial.close(() => {
        resolve();
      });
    });
  });
}

/** What listening failed with, in words that say what to do; other errors as they are. */
export function listenError(error: Error, host: string, port: number): Error {
  const { code } = error as NodeJS.ErrnoException;
  const address = `${host}:${String(port)}`;
  const advice: Record<string, string> = {
    EADDRINUSE: `${address} is in use, by another DeeMusic or another program: stop it, or choose another DEEMUSIC_PORT (0 = any free one)`,
    EACCES: `${address} may not be listened on by this user: choose a DEEMUSIC_PORT above 1023`,
    EADDRNOTAVAIL: `${host} is not an address of this machine: correct DEEMUSIC_HOST`,
    ENOTFOUND: `${host} is not known as a name of this machine: correct DEEMUSIC_HOST`,
    EAI_AGAIN: `${host} is not known as a name of this machine: correct DEEMUSIC_HOST`,
  };
  const message = code === undefined ? undefined : advice[code];
  return message === undefined ? error : new HostError('unavailable', message, false, { cause: error });
}
