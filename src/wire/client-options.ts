import type { Cursor } from './cursor.js';
import type { HostMessageName, HostMessages } from './host-messages.js';
import type { Room } from './room.js';

export interface DeeMusicClientOptions {
  token?: string;
  /** Default: all but `item:<id>`. Kept over reconnects, as changed by subscribe and unsubscribe. */
  rooms?: Room[];
  /** Where an earlier client stopped, to get what was missed since. */
  since?: Cursor;
  /** How long an answer may take, default 10,000 ms. */
  ackTimeoutMs?: number;
  /** Default true. */
  reconnection?: boolean;
  /** First and longest delay before a reconnect, default 500 and 5,000 ms. */
  reconnectionDelayMs?: number;
  reconnectionDelayMaxMs?: number;
  /** Default: WebSocket first, long polling where that does not pass. */
  transports?: ('websocket' | 'polling')[];
  /** Default true; else call `connect()`. */
  autoConnect?: boolean;
}

/** How the connection stands. After `refused` (token, origin) the client does not try again by itself. */
export type ConnectionState =
  | { kind: 'connecting' }
  | { kind: 'connected' }
  | { kind: 'disconnected'; reason: string }
  | { kind: 'refused'; error: Error };

/** Any message of the host, for listeners of all. */
export type AnyHostMessage = {
  [Name in HostMessageName]: { name: Name; message: HostMessages[Name] & Cursor };
}[HostMessageName];
