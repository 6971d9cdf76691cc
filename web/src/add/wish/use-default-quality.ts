import { useQuery } from '@tanstack/react-query';
import { call, rest } from '../../api/index.js';

/** The quality that the host is set to; null while it is not known, or not to be seen. */
export function useDefaultQuality(): string | null {
  const { data } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => call(rest.GET('/api/v1/settings', { signal })),
  });
  const value: unknown = data?.['download.quality']?.value;
  return typeof value === 'string' ? value : null;
}
