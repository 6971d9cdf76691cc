import type { DownloadResult, Item } from '../../wire/index.js';
import { CliError } from '../cli-error.js';
import { EXIT } from '../exit-code.js';
import { itemPath, tracksOf } from '../host/items.js';
import type { RestClient } from '../host/rest-client.js';
import type { WatchSession } from './watch-session.js';

export interface FollowOptions {
  signal: AbortSignal;
  /** Gives up when nothing has changed for so long; 0 (default) = never. */
  idleTimeoutMs?: number;
}

/**
 * Shows what was just requested until all of it rests.
 * @returns the requested items as they rest; one that was removed meanwhile is left out
 * @throws CliError `stuck` after the idle time
 */
export async function follow(
  results: readonly DownloadResult[],
  session: WatchSession,
  rest: RestClient,
  options: FollowOptions,
): Promise<Item[]> {
  const ids = [...new Set(results.map(({ id }) => id))];
  for (const id of ids) session.state.watch(id);
  await session.join(ids);
  const refresh = (): Promise<void[]> => Promise.all(ids.map((id) => learnRoot(id, session, rest)));
  for (const { id, created, requeued } of results) if (!created && !requeued) session.state.expectRest(id);
  await refresh();
  // Children of a new collection may have ended before we listened: all of them are news.
  const fresh = new Set(results.filter(({ created }) => created).map(({ id }) => id));
  for (const root of session.state.rootItems().filter(({ id }) => fresh.has(id))) {
    const asOf = session.now;
    for (const track of await tracksOf(rest, root)) session.learn(track, asOf);
  }
  // Where that fails the connection is gone again, and the next one starts with another snapshot.
  session.onRestart(() => void refresh().catch(() => undefined));
  await untilAtRest(session, options);
  return session.state.rootItems();
}

/** Ctrl-C while something is followed. */
export function interrupted(): CliError {
  return new CliError('Interrupted; the host goes on with what was added.', EXIT.interrupted, 'interrupted');
}

async function learnRoot(id: string, session: WatchSession, rest: RestClient): Promise<void> {
  const asOf = session.now;
  try {
    session.learn(await rest.get<Item>(itemPath(id)), asOf);
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== EXIT.notFound) throw error;
    session.state.removed(id);
  }
}

function untilAtRest(session: WatchSession, { signal, idleTimeoutMs = 0 }: FollowOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    let idle: NodeJS.Timeout | undefined;
    const settle = (error?: Error): void => {
      clearTimeout(idle);
      signal.removeEventListener('abort', onAbort);
      if (error) reject(error);
      else resolve();
    };
    const onAbort = (): void => {
      settle(interrupted());
    };
    const look = (): void => {
      if (session.state.isAtRest) {
        settle();
        return;
      }
      clearTimeout(idle);
      if (idleTimeoutMs > 0) idle = setTimeout(giveUp, idleTimeoutMs);
    };
    const giveUp = (): void => {
      const seconds = String(Math.round(idleTimeoutMs / 1000));
      settle(new CliError(`Nothing has moved for ${seconds} seconds.`, EXIT.failure, 'stuck'));
    };
    if (signal.aborted) onAbort();
    else {
      signal.addEventListener('abort', onAbort, { once: true });
      session.onChange(look);
      look();
    }
  });
}
