import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '../../api/index.js';

/** The quality that the host is set to; null while it is not known, or not to be seen. */
export function useDefaultQuality(): string | null {
  const { data } = useQuery(settingsQuery);
  const value: unknown = data?.['download.quality']?.value;
  return typeof value === 'string' ? value : null;
}
