import { dirname } from 'node:path';
import { ResponseError, type CancellationToken, type MessageConnection } from 'vscode-jsonrpc/node';
import { Unrecoverable } from '../errors.js';
import {
  PLUGIN_ERROR_CODE,
  PROTOCOL_VERSION,
  type ErrorData,
  type HostNotifications,
  type HostRequestName,
  type HostRequests,
  type InitializeParams,
  type InitializeResult,
} from '../protocol/index.js';
import { messageOf, toErrorData } from './error-data.js';
import { traceOf } from './error-trace.js';
import type { HostLink } from './host-link.js';
import { loadPlugin } from './load-plugin.js';
import { pluginLog } from './plugin-log.js';
import { PluginSession } from './plugin-session.js';
import { ProgressThrottle } from './progress-throttle.js';

type Handler<Name extends HostRequestName> = (
  params: HostRequests[Name]['params'],
  token: CancellationToken,
) => Promise<HostRequests[Name]['result']>;
type Handlers = { [Name in HostRequestName]: Handler<Name> };

/** What the host asks of this process, and what it is told when it goes wrong. */
export class HostRequestHandlers {
  private session: PluginSession | null = null;
  /** Of the plugin. */
  private folder = '';

  constructor(
    private readonly link: HostLink,
    /** Called with the answer to `dispose`, before it is sent. */
    private readonly disposed: (answer: object) => void,
  ) {}

  listen(connection: MessageConnection): void {
    for (const [name, handle] of Object.entries(this.handlers) as unknown as [string, Handler<never>][]) {
      connection.onRequest<unknown, ErrorData>(name, (params: never, token: CancellationToken) =>
        answered<unknown>(() => handle(params, token)),
      );
    }
    connection.onNotification('event', ({ name, payload }: HostNotifications['event']) => {
      void this.session?.observe(name, payload);
    });
  }

  private readonly handlers: Handlers = {
    initialize: (params) => this.initialize(params),
    'hook/run': async (params, token) => {
      const progress = new ProgressThrottle((fraction) => {
        this.link.notify('run/progress', { runId: params.runId, fraction });
      });
      const cancelled = new AbortController();
      token.onCancellationRequested(() => {
        cancelled.abort(new Error('The host took the run back.'));
      });
      try {
        const report = progress.report.bind(progress);
        return { output: await this.needed().run(params, cancelled.signal, report) };
      } catch (error) {
        if (!cancelled.signal.aborted) this.trace(params.hook, error);
        throw error;
      } finally {
        progress.end();
      }
    },
    'config/validate': async (settings) => ({ faults: await this.needed().validateConfig(settings) }),
    'config/changed': async (settings) => ({ isApplied: await this.needed().changeConfig(settings) }),
    health: async () => ({ fault: await this.needed().health() }),
    ping: async () => ({}),
    dispose: async () => {
      await this.session?.dispose();
      const answer = {};
      this.disposed(answer);
      return answer;
    },
  };

  private async initialize(params: InitializeParams): Promise<InitializeResult> {
    if (params.protocol !== PROTOCOL_VERSION) {
      throw new Unrecoverable(`The SDK speaks protocol ${PROTOCOL_VERSION}, the host ${params.protocol}.`);
    }
    this.folder = dirname(params.entry);
    try {
      this.session = await PluginSession.open(await loadPlugin(params.entry), params, this.link);
      return this.session.summary;
    } catch (error) {
      // A module that could not be loaded is told in other words.
      this.trace('start', (error as Error | null)?.cause ?? error);
      throw error;
    }
  }

  /** The host keeps what an error says; where it was made is for the plugin's own log. */
  private trace(what: string, error: unknown): void {
    const trace = traceOf(error, this.folder);
    if (trace !== null) pluginLog(this.link).error(`${what} failed: ${trace}`);
  }

  private needed(): PluginSession {
    if (this.session === null) throw new Unrecoverable('The plugin was not initialized.');
    return this.session;
  }
}

async function answered<T>(work: () => Promise<T>): Promise<T | ResponseError<ErrorData>> {
  try {
    return await work();
  } catch (error) {
    return new ResponseError(PLUGIN_ERROR_CODE, messageOf(error), toErrorData(error));
  }
}
