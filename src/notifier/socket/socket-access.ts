import type { IncomingMessage } from 'node:http';

/** What a message needs: `read` to listen, `control` to change something. */
export type SocketScope = 'read' | 'control';

/** What a client may do, as found out at its handshake. */
export interface SocketGrant {
  /** @throws HostError `forbidden` */
  require(scope: SocketScope): void;
}

/** Who may connect (port): the same rule as for REST, asked at the two moments that a socket has. */
export abstract class SocketAccess {
  /**
   * Before anything is read: a foreign Origin or Host does not get a connection.
   * @returns why not, or null
   */
  abstract refuse(request: IncomingMessage): string | null;

  /** With the handshake's token. @throws HostError `unauthorized`, `forbidden` */
  abstract grant(request: IncomingMessage, token: string | undefined): Promise<SocketGrant>;
}
