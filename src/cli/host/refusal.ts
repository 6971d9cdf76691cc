import { CliError } from '../cli-error.js';
import { EXIT, type ExitCode } from '../exit-code.js';

interface ErrorBody {
  code?: unknown;
  message?: unknown;
  details?: unknown;
}

const TOKEN_HINT = 'Set DEEMUSIC_API_TOKEN to a token of this host.';

/** What the host refused, as the error that ends the command. */
export function refusalOf(status: number, answer: unknown): CliError {
  const body = (typeof answer === 'object' && answer !== null ? answer : {}) as ErrorBody;
  const message = typeof body.message === 'string' ? body.message : `The host answered with status ${String(status)}.`;
  const code = typeof body.code === 'string' ? body.code : 'failure';
  const words = status === 401 ? withTokenHint(message) : message;
  return new CliError(words + detailText(body.details, message), exitCodeOf(status), code, body.details);
}

/** What a door said that wants a token, and how to get in. */
export function withTokenHint(message: string): string {
  return `${/[.!?…]$/.test(message) ? message : `${message}.`} ${TOKEN_HINT}`;
}

/** The exit code for one of the host's error codes, where no status came with it. */
export function exitCodeOfCode(code: string): ExitCode {
  if (code === 'not_found') return EXIT.notFound;
  return code === 'illegal_transition' || code === 'conflict' || code === 'locked' ? EXIT.conflict : EXIT.failure;
}

function exitCodeOf(status: number): ExitCode {
  if (status === 400) return EXIT.usage;
  if (status === 401 || status === 403) return EXIT.refused;
  if (status === 404) return EXIT.notFound;
  return status === 409 ? EXIT.conflict : EXIT.failure;
}

// Bulk faults come with an index, faults of a body with the path of the field. One fault alone is the message already.
function detailText(details: unknown, said: string): string {
  if (!Array.isArray(details)) return '';
  return (details as unknown[])
    .slice(0, 20)
    .map((detail) => {
      const { index, path, message } = detail as { index?: number; path?: unknown; message?: unknown };
      const place = typeof index === 'number' ? `entry ${String(index + 1)}` : pathText(path);
      if (typeof message !== 'string') return '';
      if (details.length > 1 || !said.includes(message)) return `\n  ${place ? `${place}: ` : ''}${message}`;
      return place && !said.includes(place) ? `\n  (${place})` : '';
    })
    .join('');
}

function pathText(path: unknown): string {
  return Array.isArray(path) ? path.join('.') : typeof path === 'string' ? path : '';
}
