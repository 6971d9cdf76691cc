import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Peers, RequestRate } from '../../access/index.js';
import { RequestError } from '../../domain/index.js';
import { limitConnections } from './connection-limit.js';
import type { ErrorBody } from './error-body.js';
import { addSecurityHeaders, rawRefusal, refuse } from './refusal.js';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** How long a connection may take. A request is at most 1 MiB: nobody needs longer for one. */
export const SERVER_TIMEOUTS = {
  /** All headers are there. */
  headersTimeout: 15_000,
  /** All of the request is there. */
  requestTimeout: 60_000,
  /** How often the two are looked at. */
  connectionsCheckingInterval: 5000,
  /** Nothing at all moved, for instance because the answer is not taken. Sockets have their own pings. */
  timeout: 300_000,
};

/** More headers are left out by Node; no client of this host sends half as many. */
const MAX_HEADERS = 100;

/**
 * What every connection and every request meets first, also those of sockets, which never reach Express. To be called once all that
 * listens for requests does so.
 */
export function mountFrontDoor(app: NestExpressApplication, timeouts = SERVER_TIMEOUTS): void {
  const server = app.getHttpServer();
  const rate = app.get(RequestRate);
  // A request without Host is refused by the access rule, in the host's own words.
  Object.assign(server, timeouts, { maxHeadersCount: MAX_HEADERS, requireHostHeader: false });
  limitConnections(server, app.get(Peers));
  const listeners = server.listeners('request') as Listener[];
  const admit: Listener = (request, response) => {
    addSecurityHeaders(request, response);
    const { headers, httpVersion, socket } = request;
    const refusal = rate.refuse({ headers, httpVersion, remoteAddress: socket.remoteAddress });
    if (refusal) refuse(response, refusal);
    else for (const listener of listeners) listener.call(server, request, response);
  };
  server.removeAllListeners('request').on('request', admit);
  server.on('checkExpectation', (request, response) => {
    addSecurityHeaders(request, response);
    refuse(response, new RequestError('bad_request', 'This host expects nothing but "100-continue"'));
  });
  server.on('clientError', answerBadRequest);
}

/** What came is not HTTP, or too much, or too slow. */
function answerBadRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  // In the middle of an answer there is nothing to be said.
  if (!socket.writable || error.code === 'ECONNRESET' || isAnswering(socket)) {
    socket.destroy();
    return;
  }
  socket.end(rawRefusal(badRequest(error.code)));
}

function isAnswering(socket: Socket): boolean {
  const { _httpMessage: message } = socket as Socket & { _httpMessage?: ServerResponse | null };
  return message?.headersSent === true;
}

function badRequest(code: string | undefined): ErrorBody {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { statusCode: 431, code: 'bad_request', message: 'The headers of the request are too large' };
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { statusCode: 408, code: 'bad_request', message: 'The request took too long to arrive' };
  }
  return { statusCode: 400, code: 'bad_request', message: 'That is not a request of HTTP/1.1' };
}
