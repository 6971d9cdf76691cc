import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { bareAddress, type Peers } from '../../access/index.js';

/** Connections that one address may hold open, idle ones included. */
export const MAX_CONNECTIONS_OF_ADDRESS = 512;
/** Connections of all together: file descriptors are for music, too. */
const MAX_CONNECTIONS = 4096;

/** Whose connections are not counted: this machine's own, and those of a proxy that many come through. */
export function isUncounted(address: string | null, peers: Pick<Peers, 'isOwnMachine' | 'isTrusted'>): boolean {
  return address === null || peers.isOwnMachine({ remoteAddress: address, headers: {} }) || peers.isTrusted(address);
}

/** Closes the connections of an address that holds too many, before anything is read. */
export function limitConnections(
  server: Pick<Server, 'on' | 'maxConnections'>,
  peers: Pick<Peers, 'isOwnMachine' | 'isTrusted'>,
): void {
  const open = new Map<string, number>();
  server.maxConnections = MAX_CONNECTIONS;
  server.on('connection', (socket: Socket) => {
    const address = bareAddress(socket.remoteAddress);
    if (address === null || isUncounted(address, peers)) return;
    const count = (open.get(address) ?? 0) + 1;
    if (count > MAX_CONNECTIONS_OF_ADDRESS) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
