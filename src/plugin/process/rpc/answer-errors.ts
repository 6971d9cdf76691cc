import { ConnectionError, ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { PLUGIN_ERROR_CODE, type ErrorData } from '@deemusic/plugin-sdk/protocol';
import { HostError } from '../../../domain/index.js';
import { HookFailure, type HookFailureKind } from '../../hook-failure.js';
import { plainWords } from '../child/plain-words.js';

/** The pipe is gone and with it the answer; how the process ended tells more. */
export class ConnectionLost extends Error {}

const LOST: readonly number[] = [ErrorCodes.PendingResponseRejected, ErrorCodes.MessageWriteError];
/** What a plugin may mean; any other kind that it names is an ordinary error. */
const MEANT: readonly string[] = ['retry', 'unrecoverable', 'not-found', 'needs-auth', 'config'];
const FAULTS: readonly string[] = ['plugin', 'host', 'config', 'network'];

/** An error answer of the plugin as what the outbox understands. */
export function failureOf(error: unknown): HookFailure | ConnectionLost {
  if (error instanceof ConnectionError) return new ConnectionLost(error.message);
  if (!(error instanceof ResponseError))
    return new HookFailure('error', 'host', 'the host could not ask the plugin', null, { cause: error });
  if (LOST.includes(error.code)) return new ConnectionLost(error.message);
  const message = plainWords(error.message);
  if (error.code === ErrorCodes.MethodNotFound) return new HookFailure('protocol', 'plugin', message);
  const { kind, fault, retryAfterMs } = saidBy(error);
  return new HookFailure(kind, fault, message === '' ? 'it failed without a word' : message, retryAfterMs, {
    cause: error,
  });
}

/** The typed part of an error, as far as it is sound. */
function saidBy({ code, data }: ResponseError<unknown>): Pick<HookFailure, 'kind' | 'fault' | 'retryAfterMs'> {
  const said = code === PLUGIN_ERROR_CODE ? (data as Partial<ErrorData> | null | undefined) : null;
  const delay = said?.retryAfterMs;
  return {
    kind: MEANT.includes(said?.kind ?? '') ? (said!.kind as HookFailureKind) : 'error',
    fault: FAULTS.includes(said?.fault ?? '') ? said!.fault! : 'plugin',
    retryAfterMs: typeof delay === 'number' && delay >= 0 ? delay : null,
  };
}

/** What went wrong at the host as an answer to the plugin, typed as the SDK throws it there. */
export function answerOf(error: unknown): ResponseError<ErrorData> {
  if (error instanceof HookFailure)
    return answer(error.message, {
      kind: kindForPlugin(error.kind),
      fault: error.fault,
      retryAfterMs: error.retryAfterMs,
    });
  if (error instanceof HostError)
    return answer(error.message, {
      kind: error.retryable ? 'retry' : 'unrecoverable',
      fault: 'host',
      retryAfterMs: error.retryAfterMs ?? null,
    });
  return answer('the host could not do it', { kind: 'retry', fault: 'host', retryAfterMs: null });
}

function answer(message: string, data: ErrorData): ResponseError<ErrorData> {
  return new ResponseError(PLUGIN_ERROR_CODE, message, data);
}

function kindForPlugin(kind: HookFailureKind): ErrorData['kind'] {
  if (MEANT.includes(kind)) return kind as ErrorData['kind'];
  return kind === 'protocol' ? 'unrecoverable' : 'retry';
}
