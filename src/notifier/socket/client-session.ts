import type { Scope } from '../../access/index.js';
import { HostError, RequestError } from '../../domain/index.js';
import type { Cursor, Room } from '../../wire/index.js';
import type { MessagePace } from './message-pace.js';
import type { SocketGrant } from './socket-access.js';

/** Commands of one client that may wait for their answer at once. */
export const MAX_COMMANDS_AT_ONCE = 64;

/** What was agreed with a client at its handshake, and what it has going on. */
export class ClientSession {
  private running = 0;
  private isTooFast = false;

  constructor(
    private readonly grant: SocketGrant,
    readonly since: Cursor | null,
    readonly rooms: readonly Room[],
    private readonly pace: MessagePace,
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

  /** Takes note of a message, before it is looked at. @returns false when the client should be sent away */
  noteMessage(): boolean {
    const verdict = this.pace.note();
    this.isTooFast = verdict !== 'answer';
    return verdict !== 'dismiss';
  }

  /**
   * Runs a command of this client.
   * @throws HostError `forbidden` when it may not, `too_many_requests` when they come too fast, `unavailable` when too many run
   *   already, and what the command throws
   */
  async run<Data>(scope: Scope, command: () => Data | Promise<Data>): Promise<Data> {
    if (this.isTooFast)
      throw new RequestError('too_many_requests', 'Messages come too fast; send fewer, or many ids in one.');
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
