import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MediaLibrary, ServedFormat } from '../audio/media-library.js';
import type { RequestLogEntry } from '../request-log.js';
import { readBody } from '../read-body.js';
import { applyCommands, CommandError } from './control-command.js';
import type { SandboxControl } from './sandbox-control.js';

interface RouteParts {
  control: SandboxControl;
  library: MediaLibrary;
  log: RequestLogEntry[];
  /** What `GET /__info` tells: ids by meaning and addresses, no account. */
  info: unknown;
}

const PIECE_BYTES = 192 * 1024;

/** `/__control`, `/__log`, `/__plain/<track>/<format>`, `/__info`: for tests in other processes. */
export class ControlRoutes {
  constructor(private readonly parts: RouteParts) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { log, info } = this.parts;
    const route = `${request.method ?? ''} ${url.pathname}`;
    if (route === 'GET /__log') return sendJson(response, 200, log);
    if (route === 'DELETE /__log') return this.command(response, '{"clearLog":[]}');
    if (route === 'GET /__info') return sendJson(response, 200, info);
    if (route === 'POST /__control') return this.command(response, await readBody(request));
    const plain = /^GET \/__plain\/(-?\d+)\/(FLAC|MP3_320|MP3_128|MP3_MISC|PREVIEW)$/.exec(route);
    if (plain) return this.plain(response, Number(plain[1]), plain[2] as ServedFormat);
    sendJson(response, 404, { error: `no such control route: ${route}` });
  }

  private command(response: ServerResponse, body: string): void {
    try {
      applyCommands(this.parts.control, JSON.parse(body));
      sendJson(response, 200, { ok: true });
    } catch (error) {
      if (!(error instanceof CommandError || error instanceof SyntaxError)) throw error;
      sendJson(response, 400, { error: error.message });
    }
  }

  private async plain(response: ServerResponse, trackId: number, format: ServedFormat): Promise<void> {
    let body;
    try {
      body = this.parts.library.plain(trackId, format);
    } catch (error) {
      sendJson(response, 404, { error: String(error) });
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': body.sizeBytes });
    for (let at = 0; at < body.sizeBytes && !response.destroyed; at += PIECE_BYTES) {
      await new Promise((resolve) => response.write(body.read(at, PIECE_BYTES), resolve));
    }
    response.end();
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
