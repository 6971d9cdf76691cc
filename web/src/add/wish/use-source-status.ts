import { useQuery } from '@tanstack/react-query';
import { call, rest } from '../../api/index.js';

/** Account, plan and formats at the source; undefined while they are not known. */
export function useSourceStatus() {
  return useQuery({ queryKey: ['source'], queryFn: ({ signal }) => call(rest.GET('/api/v1/source', { signal })) }).data;
}
