import type { INestApplication, WebSocketAdapter } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { OpenSockets } from './socket/open-sockets.js';
import { SocketAccess } from './socket/socket-access.js';
import { SocketAdapter } from './socket/socket.adapter.js';

/**
 * The socket server of the host, for `app.useWebSocketAdapter`. Without it Nest would make one at another path, with
 * other limits and open to every origin.
 * @param app holds NotifierModule
 */
export function createSocketAdapter(app: INestApplication): WebSocketAdapter {
  return new SocketAdapter(app, app.get(LiveSettings).current.basePath, app.get(SocketAccess), app.get(OpenSockets));
}
