import type { IncomingMessage } from 'node:http';
import type { Peers } from '../../access/index.js';
import type { LiveSettings } from '../../config/index.js';

/** How many sockets each address has open (setting `limits.socketsPerAddress`), also those that have not said who they are yet. */
export class OpenSockets {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly settings: LiveSettings,
    private readonly peers: Peers,
  ) {}

  /** @returns why that one would be one too many, or null */
  refuse(request: IncomingMessage): string | null {
    const { socketsPerAddress } = this.settings.current.limits;
    const peer = this.peerOf(request);
    if (socketsPerAddress === 0 || peer === null || (this.counts.get(peer) ?? 0) < socketsPerAddress) return null;
    return 'Too many sockets are open from this address; close some, or raise limits.socketsPerAddress';
  }

  /** Counts one until it closes. */
  note(request: IncomingMessage, socket: { once(event: 'close', listener: () => void): unknown }): void {
    const peer = this.peerOf(request);
    if (peer === null) return;
    this.counts.set(peer, (this.counts.get(peer) ?? 0) + 1);
    socket.once('close', () => {
      const left = (this.counts.get(peer) ?? 1) - 1;
      if (left > 0) this.counts.set(peer, left);
      else this.counts.delete(peer);
    });
  }

  /** @returns null for programs of this machine, which are not counted */
  private peerOf({ headers, httpVersion, socket }: IncomingMessage): string | null {
    const request = { headers, httpVersion, remoteAddress: socket.remoteAddress };
    return this.peers.isOwnMachine(request) ? null : this.peers.nameOf(request);
  }
}
