import { basename } from 'node:path';
import { ConfigError, RetryLater, type ExecResult, type HookOutput } from '@deemusic/plugin-sdk';

/** What the exit codes mean, from sysexits.h: EX_TEMPFAIL and EX_CONFIG. */
const TRY_LATER = 75;
const WRONG_SETTING = 78;
const MAX_NOTE = 500;

/**
 * What came of a program.
 * @returns its last line of output as the note
 * @throws RetryLater, ConfigError, or an Error that counts as failed and is retried
 */
export function verdictOf(program: string, result: ExecResult): HookOutput {
  const { exitCode, signal, stdout, stderr } = result;
  if (exitCode === 0) {
    const [note] = lastLines(stdout, 1);
    return note === undefined ? {} : { note: note.slice(0, MAX_NOTE) };
  }
  const name = basename(program);
  const words = lastLines(stderr, 3).join(' · ').slice(0, MAX_NOTE);
  const message = (what: string): string => `${name} ${what}${words ? `: ${words}` : ', and said nothing about it'}`;
  if (exitCode === TRY_LATER) throw new RetryLater(message('wants to be tried again later'));
  if (exitCode === WRONG_SETTING) throw new ConfigError(message('says that its settings are wrong'));
  if (exitCode === null) throw new Error(message(`was ended by ${signal ?? 'a signal'}`));
  throw new Error(message(`ended with code ${String(exitCode)}`));
}

function lastLines(text: string, count: number): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\p{Cc}+/gu, ' ').trim())
    .filter(Boolean)
    .slice(-count);
}
