import {
  type HostError,
  InvalidResponseError,
  NetworkError,
  NotAvailableError,
  NotFoundError,
  RateLimitedError,
  RequestError,
} from '../../domain/index.js';

interface ErrorBody {
  type: string;
  message: string;
  code: number | null;
}

/**
 * The error that an answer of the catalogue holds; null when it holds none. Most come with HTTP 200, some as a bare
 * text, some without a code; an empty `error` means success.
 * @param what what was asked for, for the message
 */
export function catalogueError(body: unknown, what: string): HostError | null {
  const error = errorOf(body);
  return error && toError(error, what);
}

function errorOf(body: unknown): ErrorBody | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error === 'string') return error === '' ? null : { type: '', message: error, code: null };
  if (typeof error !== 'object' || error === null || Object.keys(error).length === 0) return null;
  const { type, message, code } = error as Record<string, unknown>;
  const number = typeof code === 'string' ? Number(code) : code;
  return {
    type: typeof type === 'string' ? type : '',
    message: typeof message === 'string' ? message : '',
    code: typeof number === 'number' && Number.isFinite(number) ? number : null,
  };
}

function toError({ type, message, code }: ErrorBody, what: string): HostError {
  const said = `${what}: the service says "${message.slice(0, 200)}"`;
  switch (code) {
    case 4:
    case 700:
      return new RateLimitedError('The service asks to slow down.');
    case 800:
    case 600:
      return new NotFoundError(`${what}: the service does not know it, or not in the account's country.`);
    case 500:
      return new NotFoundError(`${said}; the id is wrong.`);
    case 501:
    case 100:
      return new RequestError('bad_request', said);
    case 200:
    case 300:
    case 901:
      return new NotAvailableError(`${what}: it is private. Ask its owner to make it public.`);
    case 50:
      return new NetworkError(said);
    default:
      break;
  }
  if (type === 'OAuthException')
    return new NotAvailableError(`${what}: it is private. Ask its owner to make it public.`);
  if (message === 'Not Found') return new NotFoundError(`${what}: the service does not know it.`);
  return new InvalidResponseError(said);
}
