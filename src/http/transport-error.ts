import { HostError, NetworkError, TimeoutError } from '../domain/index.js';

const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** No connection came about: says more about the line than about one address. */
const CONNECT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** An error of the HTTP library as one of the host's. @param target where it went to, redacted */
export function toTransportError(error: unknown, target: string): HostError {
  if (error instanceof HostError) return error;
  const code = transportCode(error);
  if (code !== null && TIMEOUT_CODES.has(code)) {
    return new TimeoutError(`${target} did not answer in time`, { cause: error });
  }
  return new NetworkError(`${target}: ${explain(code)}`, { cause: error });
}

/** Whether the failure came before a connection stood. */
export function isConnectFailure(error: unknown): boolean {
  const code = transportCode(error instanceof HostError ? error.cause : error);
  return code !== null && CONNECT_CODES.has(code);
}

/** The code of an error, or of the first one inside (several addresses tried). */
function transportCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return transportCode(error.errors[0]);
  if ('cause' in error) return transportCode(error.cause);
  return null;
}

function explain(code: string | null): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'the connection was refused';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'the name could not be looked up';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
      return 'not reachable from here';
    case null:
      return 'the connection failed';
    default:
      return `the connection broke (${code})`;
  }
}
