import type { SourceStatus } from '../../domain/index.js';
import { failed, ok, warning, type Finding } from './finding.js';

/** A clock that is off by more than this breaks sessions and media addresses. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** @param status of a source whose account was just looked at */
export function checkAccount(status: SourceStatus): Finding {
  const check = `account-${status.id}`;
  if (!status.hasAccount) {
    return warning(
      check,
      'No account is set: only the quality PREVIEW can be downloaded',
      'Set DEEMUSIC_DEEZER_ARL (or deezer.arl)',
    );
  }
  if (!status.connected) {
    const reason = status.warnings[0] ?? 'the service does not accept it, or was not reached';
    return failed(check, `The account is not connected: ${reason}`, 'Set a fresh DEEMUSIC_DEEZER_ARL (or deezer.arl)');
  }
  const formats = status.formats.join(', ') || 'none';
  const message = `The account is connected (${status.account?.plan ?? 'unknown plan'}); its formats: ${formats}`;
  const [first] = status.warnings;
  return first === undefined
    ? ok(check, message)
    : warning(check, `${message}. ${first}`, 'See GET /source for all warnings');
}

/** @param status of a source */
export function checkSecret(status: SourceStatus): Finding {
  const check = `secret-${status.id}`;
  if (status.hasSecret)
    return ok(check, 'A stream secret is set; whether it is the right one shows the first download');
  return warning(
    check,
    'No stream secret is set: encrypted formats wait',
    'Set DEEMUSIC_DEEZER_STREAM_SECRET (or deezer.streamSecret)',
  );
}

/**
 * @param date the Date header of an answer from outside; null = nobody answered
 * @param now epoch ms
 */
export function checkClock(date: string | null, now: number): Finding {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) {
    return warning(
      'clock',
      'The service was not reached, so the clock could not be compared',
      'Check the network and the proxy of this machine',
    );
  }
  const offMs = Math.abs(now - theirs);
  if (offMs <= CLOCK_TOLERANCE_MS) return ok('clock', "The clock agrees with the service's");
  return failed(
    'clock',
    `The clock is off by ${String(Math.round(offMs / 60_000))} minutes`,
    'Turn on network time (NTP) on this machine',
  );
}
