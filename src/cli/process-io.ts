import { EXIT } from './exit-code.js';
import type { Io } from './terminal/io.js';

/** What a command touches of the process that runs it; SIGINT and SIGTERM abort, a second one ends at once. */
export function ioOf(host: NodeJS.Process): Io {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    host.on(signal, () => {
      if (stop.signal.aborted) host.exit(EXIT.interrupted);
      stop.abort(signal);
    });
  }
  // `deemusic list | head` closes our output early; that is no fault.
  host.stdout.on('error', (error: NodeJS.ErrnoException) => {
    host.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failure);
  });
  const { stdin, stdout, stderr, env } = host;
  return { stdin, stdout, stderr, env, cwd: host.cwd(), signal: stop.signal };
}
