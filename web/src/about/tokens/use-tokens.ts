import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, rest, type Schema } from '../../api/index.js';

const KEY = ['tokens'];

/** All tokens without their secrets, and what can be done with them; for admins. */
export function useTokens(isAdmin: boolean) {
  const queries = useQueryClient();
  const anew = () => queries.invalidateQueries({ queryKey: KEY });
  const list = useQuery({ queryKey: KEY, queryFn: () => call(rest.GET('/api/v1/tokens')), enabled: isAdmin });
  const creation = useMutation({
    mutationFn: (body: Schema<'NewToken'>) => call(rest.POST('/api/v1/tokens', { body })),
    onSuccess: anew,
    // The secret is to be nowhere once it has been read.
    gcTime: 0,
  });
  const revocation = useMutation({
    mutationFn: (id: string) => call(rest.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })),
    onSuccess: anew,
  });
  return { list, creation, revocation };
}
