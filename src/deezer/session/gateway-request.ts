import { z } from 'zod';
import type { HttpHeaders, HttpTextResponse } from '../../http/index.js';
import { insist } from '../upstream/insist.js';
import type { Transport } from '../upstream/transport.js';
import { parseJson, validate } from '../upstream/validate.js';
import { gatewayError } from './gateway-error.js';

const envelopeSchema = z.object({ error: z.unknown(), results: z.unknown() });

export interface GatewayRequest {
  url: string;
  method: string;
  csrfToken: string;
  cookie: string;
  body: unknown;
  signal: AbortSignal;
}

export interface GatewayAnswer {
  results: unknown;
  headers: HttpHeaders;
}

let requests = 0;

/** One call of the session's API. @throws StaleSessionError, or what the answer's error means */
export function askGateway(transport: Transport, request: GatewayRequest): Promise<GatewayAnswer> {
  const { url, method, csrfToken, cookie, body, signal } = request;
  const query = new URLSearchParams({ method, input: '3', api_version: '1.0', api_token: csrfToken });
  const send = (): Promise<GatewayAnswer> =>
    transport.send(
      {
        service: 'deezer-session',
        url: `${url}${url.includes('?') ? '&' : '?'}${query.toString()}`,
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
        signal,
        // Everything goes to one address: each failure counts.
        outageKey: `${method} ${String(requests++)}`,
      },
      (answer) => read(answer, method),
    );
  return insist(send, signal);
}

function read({ text, headers }: HttpTextResponse, method: string): GatewayAnswer {
  const { error, results } = validate(envelopeSchema, parseJson(text, method), method);
  const failure = gatewayError(error, method);
  if (failure) throw failure;
  return { results, headers };
}

/** The name=value pairs of the cookies that an answer sets. */
export function cookiesOf(headers: HttpHeaders): string {
  const given = headers['set-cookie'] ?? [];
  const lines = Array.isArray(given) ? given : [given];
  return lines.flatMap((line) => line.split(';')[0] ?? []).join('; ');
}
