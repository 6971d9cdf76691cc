import { words } from '../words/index.js';
import { ApiError } from './api-error.js';

/**
 * What it means that no answer came, or none to its end.
 * @returns an error in words; what the page itself has given up as it is
 */
export function noAnswer(error: unknown): Error {
  if (error instanceof ApiError) return error;
  // Something else answered than the host: a proxy, or the sign-in of a foreign network.
  if (error instanceof SyntaxError) return new ApiError(0, 'invalid_response', words.errors.foreign);
  if (error instanceof DOMException) {
    return error.name === 'TimeoutError' ? new ApiError(0, 'slow', words.errors.slow) : error;
  }
  return new ApiError(0, 'offline', words.errors.offline);
}
