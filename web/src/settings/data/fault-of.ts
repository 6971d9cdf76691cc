import { ApiError } from '../../api/index.js';
import { errorText } from '../../words/index.js';

/** @returns what the host said against one setting; else the whole error; undefined without one */
export function faultOf(error: Error | null, key: string): string | undefined {
  if (error === null) return undefined;
  const detail = error instanceof ApiError ? error.details.find(({ path }) => path === key) : undefined;
  return detail?.message ?? errorText(error);
}
