import type { QueryClient } from '@tanstack/react-query';
import type { AnyHostMessage } from 'deemusic/wire';
import type { LiveConnection } from './live-connection.js';
import { Paced } from './paced.js';

/** Which answers an event makes old, by the first word of their query key. Lists of items look after themselves. */
const OUTDATED: Partial<Record<AnyHostMessage['name'], readonly string[]>> = {
  'settings.updated': ['settings', 'source', 'host'],
  'plugin.state': ['plugins'],
};

/** A plugin at work says so several times a second: each would cancel the answer to the one before. */
const PAUSE_MS = 1000;

/** Asks anew for what an event has made old; after a snapshot for everything. @returns ends it */
export function keepFresh(live: LiveConnection, queries: QueryClient): () => void {
  const asking = new Paced(PAUSE_MS, (word) => void queries.invalidateQueries({ queryKey: [word] }));
  const leave = live.onAny(({ name }) => {
    if (name === 'snapshot') {
      void queries.invalidateQueries();
      return;
    }
    for (const word of OUTDATED[name] ?? []) asking.want(word);
  });
  return () => {
    leave();
    asking.end();
  };
}
