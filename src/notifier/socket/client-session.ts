import type { Scope } from '../../access/index.js';
import { HostError } from '../../domain/index.js';
import type { Cursor, Room } from '../../wire/index.js';
import type { SocketGrant } from './socket-access.js';

/** Commands of one client that may wait for their answer at once. */
export const MAX_COMMANDS_AT_ONCE = 64;

/** What was agreed with a client at its handshake, and what it has going on. */
export class ClientSession {
  private running = 0;

  constructor(
    private readonly grant: SocketGrant,
    readonly since: Cursor | null,
    readonly rooms: readonly Room[],
  ) {}

  /** @returns whether it may go on listening */
  isValid(): boolean {
    try {
      this.grant.require('read');
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Runs a command of this client.
   * @throws HostError `forbidden` when it may not, `unavailable` when too many run already, and what the command throws
   */
  async run<Data>(scope: Scope, command: () => Data | Promise<Data>): Promise<Data> {
    this.grant.require(scope);
    if (this.running >= MAX_COMMANDS_AT_ONCE) {
      throw new HostError('unavailable', 'Too many messages wait for their answer; send the next ones after it.', true);
    }
    this.running += 1;
    try {
      return await command();
    } finally {
      this.running -= 1;
    }
  }
}
