import { HostError } from '../../domain/index.js';
import type { Ack, WireErrorBody } from '../../wire/index.js';

/** What a client may know of an error: of those that the host did not mean, only that there was one. */
export function wireErrorOf(error: unknown): WireErrorBody {
  if (!(error instanceof HostError)) {
    return { code: 'internal', message: 'The host failed at this; its log says more.' };
  }
  const { code, message, details } = error;
  return details === undefined ? { code, message } : { code, message, details };
}

/**
 * Runs a command and makes its answer; never throws, whatever the command does.
 * @param onUnexpected hears of errors that the host did not mean
 */
export async function acknowledged<Data>(
  command: () => Data | Promise<Data>,
  onUnexpected: (error: unknown) => void,
): Promise<Ack<Data>> {
  try {
    return { ok: true, data: await command() };
  } catch (error) {
    if (!(error instanceof HostError)) onUnexpected(error);
    return { ok: false, error: wireErrorOf(error) };
  }
}
