import { HostError } from '../../domain/index.js';
import type { Cursor, Room } from '../../wire/index.js';
import type { SocketGrant, SocketScope } from './socket-access.js';

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

  /**
   * Runs a command of this client.
   * @throws HostError `forbidden` when it may not, `unavailable` when too many run already, and what the command throws
   */
  async run<Data>(scope: SocketScope, command: () => Data | Promise<Data>): Promise<Data> {
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
