import { words } from '../words/index.js';
import { ApiError } from './api-error.js';

/** What a field of an answer has to be; that it may be null, too, is said by nothing: then it is not looked at. */
type Kind = 'text' | 'number' | 'flag' | 'list' | 'record';

/**
 * Looks whether an answer has what every page relies on: a proxy may have given another one, with a good status.
 * @returns the answer as it is
 * @throws ApiError `invalid_response`
 */
export function sound<Answer>(answer: Answer, fields: Readonly<Record<string, Kind>>): Answer {
  const isSound =
    kindOf(answer) === 'record' &&
    Object.entries(fields).every(([name, kind]) => kindOf((answer as Record<string, unknown>)[name]) === kind);
  if (!isSound) throw new ApiError(0, 'invalid_response', words.errors.foreign);
  return answer;
}

function kindOf(value: unknown): Kind | null {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return value === null ? null : 'record';
  return ({ string: 'text', number: 'number', boolean: 'flag' } as const)[typeof value as string] ?? null;
}
