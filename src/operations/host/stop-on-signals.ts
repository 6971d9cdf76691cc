import type { Log } from '../logging/log.js';
import type { RunningHost } from './start-host.js';

/** The host is gone after this long, whatever hangs; its work survives a hard end anyway. */
const STOP_DEADLINE_MS = 7500;

/**
 * SIGTERM and SIGINT end the host gracefully with 0; a second one ends it at once. What nobody caught ends it with 1.
 * @param abandoned resolves when whoever started the host has gone; ends it as a signal does
 */
export function stopOnSignals(host: Pick<RunningHost, 'stop'>, log: Log, abandoned: Promise<void>): void {
  let isStopping = false;
  const stop = (reason: string, exitCode: number): void => {
    if (isStopping) process.exit(exitCode === 0 ? 130 : exitCode);
    isStopping = true;
    log.info(`${reason}: stopping`);
    setTimeout(() => {
      log.warn('The stop took too long and is cut short');
      process.exit(exitCode);
    }, STOP_DEADLINE_MS).unref();
    host.stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log.error(error, 'The stop met an error');
        process.exit(exitCode);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stop(signal, 0);
    });
  void abandoned.then(() => {
    stop('The process that started this host is gone', 0);
  });
  process.on('uncaughtException', (error) => {
    log.fatal(error, 'An error that nobody caught');
    stop('uncaught error', 1);
  });
  // A forgotten promise is a fault to be mended, but no reason to drop everybody's work.
  process.on('unhandledRejection', (reason) => {
    log.error(reason, 'A promise failed and nobody looked');
  });
}
