import { afterAll } from '@jest/globals';
import { createServer, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * A reverse proxy before a host, as people have on their NAS: passes all of it on, sockets too, and says by
 * `X-Forwarded-*` that it did. Ends with the spec file.
 * @param target the host's origin
 * @returns its own origin
 */
export async function startReverseProxy(target: string): Promise<string> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Duplex>();
  const headersOf = (message: IncomingMessage) => ({
    ...message.headers,
    'x-forwarded-for': message.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': message.headers.host ?? '',
  });
  const server = createServer((incoming, outgoing) => {
    const { method, url: path } = incoming;
    const onward = request({ hostname, port, method, path, headers: headersOf(incoming) }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('upgrade', (incoming, socket, head) => {
    const onward = connect(Number(port), hostname, () => {
      const lines = Object.entries(headersOf(incoming)).map(([name, value]) => `${name}: ${String(value)}`);
      onward.write(`${incoming.method ?? 'GET'} ${incoming.url ?? '/'} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) {
      sockets.add(end);
      end
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(end);
          socket.destroy();
          onward.destroy();
        });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
