import type { IncomingMessage } from 'node:http';
import type { AccessPolicy, Scope } from '../../access/index.js';
import { HostError } from '../../domain/index.js';

/** What a client may do, as found out at its handshake. */
export interface SocketGrant {
  /**
   * Asked again each time: the token may have been revoked since.
   * @throws HostError `unauthorized`, `forbidden`
   */
  require(scope: Scope): void;
}

/** Who may connect: the rule of REST, asked at the two moments that a socket has. */
export class SocketAccess {
  /** @param tokens hears which token was used */
  constructor(
    private readonly policy: Pick<AccessPolicy, 'check' | 'refuseForeignOrigin'>,
    private readonly tokens: { noteUse(id: string): void },
  ) {}

  /**
   * Before anything is read: pages of a foreign origin do not get a connection.
   * @returns why not, or null
   */
  refuse(request: Pick<IncomingMessage, 'headers'>): string | null {
    try {
      this.policy.refuseForeignOrigin(request);
      return null;
    } catch (error) {
      return error instanceof HostError ? error.message : 'refused';
    }
  }

  /** @throws HostError `unauthorized`, `forbidden` */
  grant({ headers, httpVersion, socket }: IncomingMessage, token: string | undefined): SocketGrant {
    // Kept as it was: the address of a closed connection is not there any more.
    const request = { headers, httpVersion, remoteAddress: socket.remoteAddress, token };
    const { tokenId } = this.policy.check({ ...request, scope: 'read' });
    if (tokenId !== null) this.tokens.noteUse(tokenId);
    return {
      require: (scope) => {
        this.policy.check({ ...request, scope });
      },
    };
  }
}
