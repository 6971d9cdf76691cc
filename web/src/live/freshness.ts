import type { QueryClient } from '@tanstack/react-query';
import type { AnyHostMessage } from 'deemusic/wire';
import type { LiveConnection } from './live-connection.js';

/** Which answers an event makes old, by the first word of their query key. Lists of items look after themselves. */
const OUTDATED: Partial<Record<AnyHostMessage['name'], readonly string[]>> = {
  'settings.updated': ['settings', 'source', 'host'],
  'plugin.state': ['plugins'],
};

/** Asks anew for what an event has made old; after a snapshot for everything. @returns ends it */
export function keepFresh(live: LiveConnection, queries: QueryClient): () => void {
  return live.onAny(({ name }) => {
    if (name === 'snapshot') {
      void queries.invalidateQueries();
      return;
    }
    for (const word of OUTDATED[name] ?? []) void queries.invalidateQueries({ queryKey: [word] });
  });
}
