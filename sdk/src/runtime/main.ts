/**
 * The process of one plugin. The host starts it as the leader of a process group, speaks JSON-RPC with it over the pipe on
 * descriptor 3, and decides when it ends: signals to a terminal's whole group are not for it.
 */
import { Socket } from 'node:net';
import { createMessageConnection, StreamMessageReader } from 'vscode-jsonrpc/node';
import { PIPE_FD } from '../protocol/index.js';
import { AnswerWriter } from './answer-writer.js';
import { endProcessGroup } from './end-process-group.js';
import { HostRequestHandlers } from './host-requests.js';
import { watchParent } from './parent-watchdog.js';
import { RpcHostLink } from './rpc-host-link.js';

// Before any code of the plugin: an import may hang, too.
watchParent(process.ppid);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

const pipe = new Socket({ fd: PIPE_FD, readable: true, writable: true });
let atTheEnd = endProcessGroup;
pipe.on('end', () => {
  atTheEnd();
});
pipe.on('error', () => {
  atTheEnd();
});
pipe.on('close', () => {
  atTheEnd();
});

const writer = new AnswerWriter(pipe);
const connection = createMessageConnection(new StreamMessageReader(pipe), writer);
const handlers = new HostRequestHandlers(new RpcHostLink(connection), (answer) => {
  const end = (): never => process.exit(0);
  // The host may close the pipe as soon as it has the answer.
  atTheEnd = end;
  writer.onceAnswered(answer, end);
});
handlers.listen(connection);
connection.listen();
