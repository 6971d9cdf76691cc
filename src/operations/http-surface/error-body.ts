import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { ERROR_CODES, HostError, REQUEST_ERROR_CODES } from '../../domain/index.js';
import { codeOfStatus, HTTP_STATUS_OF } from './error-status.js';

/** Body of every refused request. */
export const errorSchema = z
  .object({
    statusCode: z.int(),
    code: z.enum([...new Set([...REQUEST_ERROR_CODES, ...ERROR_CODES])]),
    message: z.string().meta({ description: 'For people: says what to do' }),
    details: z
      .union([
        z.array(
          z.object({
            path: z.string().optional(),
            index: z.int().optional(),
            code: z.string().optional(),
            message: z.string(),
          }),
        ),
        z.record(z.string(), z.unknown()),
      ])
      .optional()
      .meta({
        description:
          'Of bad input: [{ path, message }]; of bad entries of a bulk: [{ index, code, message }]; of an odd answer of the source: { path }',
      }),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof errorSchema>;

const LONGEST_MESSAGE = 1000;

const INTERNAL: ErrorBody = {
  statusCode: 500,
  code: 'internal',
  message: 'Something went wrong inside the host; its log says what',
};

/** Anything thrown, as the client may see it: no stack, no path of the machine, no secret. */
export function errorBody(error: unknown): ErrorBody {
  if (error instanceof HostError) return fromHostError(error);
  if (error instanceof HttpException) return fromHttpException(error);
  return INTERNAL;
}

function fromHostError(error: HostError): ErrorBody {
  // The message of an unknown error is somebody else's and may hold anything.
  if (error.code === 'unknown') return INTERNAL;
  return {
    // A disk that is away comes back: the same request can succeed later.
    statusCode: error.code === 'filesystem' && error.hold ? 503 : HTTP_STATUS_OF[error.code],
    code: error.code,
    message: shortened(error.message),
    ...(error.details === undefined ? {} : { details: error.details as ErrorBody['details'] }),
  };
}

/** Messages repeat what was asked for, which may be as long as an address can be. */
function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}

function fromHttpException(error: HttpException): ErrorBody {
  const statusCode = error.getStatus();
  if (statusCode === 404) return { statusCode, code: 'not_found', message: 'There is nothing at this address' };
  if (statusCode >= 500 && statusCode !== 503) return { ...INTERNAL, statusCode };
  return { statusCode, code: codeOfStatus(statusCode), message: error.message };
}
