import { pino, type DestinationStream, type Logger } from 'pino';
import type { LiveSettings } from '../../config/index.js';
import { redacted, secretsOf } from './redaction.js';

/** The log of the host. */
export type Log = Logger;

/** Fields that are never written, wherever they stand in what is logged. */
const SECRET_FIELDS = ['arl', 'streamSecret', 'apiToken', 'secretKey', 'token', 'authorization', 'cookie', 'password'];

/**
 * Opens the log: JSON lines, or readable ones on a terminal. Level and secrets follow the settings while the host runs.
 * @param destination standard output unless a test says otherwise
 */
export async function openLog(live: LiveSettings, destination?: DestinationStream): Promise<Log> {
  const log = pino(
    {
      level: live.current.logLevel,
      base: null,
      redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      hooks: { streamWrite: (line) => redacted(line, secretsOf(live.current)) },
    },
    destination ?? (await standardOutput()),
  );
  live
    .select$(({ logLevel }) => logLevel)
    .subscribe((level) => {
      log.level = level;
    });
  return log;
}

// Synchronous, so that the last words of a host that dies are written.
async function standardOutput(): Promise<DestinationStream> {
  if (!process.stdout.isTTY) return pino.destination({ fd: 1, sync: true });
  const { default: pretty } = await import('pino-pretty');
  return pretty({
    destination: 1,
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'context',
    messageFormat: '{if context}{context}: {end}{msg}',
  });
}
