import { afterAll } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between browser and host that can be cut, as Wi-Fi does it. */
export interface Gate {
  /** The origin that the browser sees; always the same. */
  url: string;
  /** Cuts all connections, and lets none through until `open`. */
  shut(): void;
  open(): void;
  /** Where it leads from now on. */
  leadTo(origin: string): void;
}

/** Ends with the spec file. @param origin of the host */
export async function startGate(origin: string): Promise<Gate> {
  let target = new URL(origin);
  let isOpen = true;
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    if (!isOpen) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) {
      ends.add(end);
      end
        .on('error', () => undefined)
        .on('close', () => {
          ends.delete(end);
          near.destroy();
          far.destroy();
        });
    }
  });
  const cut = (): void => {
    for (const end of ends) end.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    cut();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    shut: () => {
      isOpen = false;
      cut();
    },
    open: () => (isOpen = true),
    leadTo: (next) => (target = new URL(next)),
  };
}
