import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, rest } from '../api/index.js';
import { live } from '../live/index.js';

/** What a token lets its holder do; each includes the ones before it. */
export type Scope = 'read' | 'control' | 'admin';

const ORDER: readonly Scope[] = ['read', 'control', 'admin'];

export const sessionQuery = {
  queryKey: ['session'],
  queryFn: () => call(rest.GET('/api/v1/session')),
  staleTime: Infinity,
};

/** @returns whether who is there may do that; false while it is not known */
export function useMay(scope: Scope): boolean {
  const { data } = useQuery(sessionQuery);
  return data?.scope !== undefined && data.scope !== null && ORDER.indexOf(data.scope) >= ORDER.indexOf(scope);
}

/** Signs in and out; everything else is asked anew then. */
export function useSigning(): { signIn: (token: string) => Promise<void>; signOut: () => Promise<void> } {
  const queries = useQueryClient();
  const anew = async (): Promise<void> => {
    live.stop();
    queries.clear();
    await queries.fetchQuery(sessionQuery);
    live.start();
  };
  return {
    async signIn(token) {
      await call(rest.POST('/api/v1/session', { body: { token } }));
      await anew();
    },
    async signOut() {
      await call(rest.DELETE('/api/v1/session'));
      await anew();
    },
  };
}
