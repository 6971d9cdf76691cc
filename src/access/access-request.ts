import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Scope } from './scope.js';

/** All that decides about a request, of HTTP or of a socket's handshake. */
export interface AccessRequest {
  /** Address of the peer, `request.socket.remoteAddress`; never one out of a header. */
  remoteAddress: string | undefined;
  headers: IncomingHttpHeaders;
  /** `1.0` is what some proxies speak to what is behind them. */
  httpVersion?: string;
  /** From elsewhere than the headers, e.g. a handshake; wins over them. */
  token?: string | null | undefined;
  /** What is wanted. */
  scope: Scope;
}

/** Who is there, and what they may do. */
export interface Identity {
  /** Id of the token, null when none was needed or it is the one from outside. */
  tokenId: string | null;
  /** For logs and lists. */
  name: string;
  scope: Scope;
}

/** What decides about an HTTP request. */
export function accessRequestOf({ headers, httpVersion, socket }: IncomingMessage, scope: Scope): AccessRequest {
  return { remoteAddress: socket.remoteAddress, headers, httpVersion, scope };
}

/** @returns the token of `Authorization: Bearer` or `X-Api-Key`, or null; other schemes belong to a proxy */
export function tokenOf(headers: IncomingHttpHeaders): string | null {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  const apiKey = headers['x-api-key'];
  return bearer ?? (typeof apiKey === 'string' && apiKey !== '' ? apiKey : null);
}
