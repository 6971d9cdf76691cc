import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, rest, sound } from '../api/index.js';

/** What a token lets its holder do; each includes the ones before it. */
export type Scope = 'read' | 'control' | 'admin';

const ORDER: readonly Scope[] = ['read', 'control', 'admin'];

export const sessionQuery = {
  queryKey: ['session'],
  queryFn: async () => sound(await call(rest.GET('/api/v1/session')), { signedIn: 'flag' }),
  staleTime: Infinity,
};

/** @returns whether who is there may do that; false while it is not known */
export function useMay(scope: Scope): boolean {
  const { data } = useQuery(sessionQuery);
  return data?.scope !== undefined && data.scope !== null && ORDER.indexOf(data.scope) >= ORDER.indexOf(scope);
}

/** Signs in and out; nothing that was known before is shown to who comes next. */
export function useSigning(): { signIn: (token: string) => Promise<void>; signOut: () => Promise<void> } {
  const queries = useQueryClient();
  const [key] = sessionQuery.queryKey;
  const forget = (): void => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key });
  };
  return {
    async signIn(token) {
      const session = await call(rest.POST('/api/v1/session', { body: { token } }));
      forget();
      queries.setQueryData([key], session);
    },
    async signOut() {
      await call(rest.DELETE('/api/v1/session'));
      forget();
      await queries.invalidateQueries({ queryKey: [key] });
    },
  };
}
