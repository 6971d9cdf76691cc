import { useQuery } from '@tanstack/react-query';
import { sourceQuery } from '../../api/index.js';

/** Account, plan and formats at the source; undefined while they are not known. */
export function useSourceStatus() {
  return useQuery(sourceQuery).data;
}
