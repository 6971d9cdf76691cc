import { Injectable, Logger } from '@nestjs/common';
import type { PluginRequestName, PluginRequests as Requests } from '@deemusic/plugin-sdk/protocol';
import { HostError } from '../../domain/index.js';
import { Library } from '../../library/index.js';
import { HookFailure } from '../hook-failure.js';
import { HookSubjectsRegistry } from '../hook-subjects-registry.js';
import { HookPlugins } from '../outbox/hook-plugins.js';
import { PluginRequestHandler } from '../process/plugin-request-handler.js';
import { type RunScope, RunScopes } from '../run-scopes.js';
import { assertFileAccess } from './file-permission.js';
import { libraryPath } from './library-path.js';
import type { SidecarOwner } from './open-sidecars.js';
import { refused, toRequestFailure } from './request-failures.js';
import { readParams, type RequestParams } from './request-params.js';
import { Sidecars } from './sidecars.js';
import { TrackEdits } from './track-edits.js';

/** Who asks, and for how long the answer matters. */
interface Asking {
  plugin: string;
  signal: AbortSignal;
}

type Answers = {
  [Name in PluginRequestName]: (params: RequestParams<Name>, asking: Asking) => Promise<Requests[Name]['result']>;
};

/** Answers what plugin processes ask for: edits, files beside the music, pictures, the list. Each request is checked anew. */
@Injectable()
export class PluginRequests extends PluginRequestHandler {
  private readonly logger = new Logger('Plugins');
  /** Runs whose end is listened for. */
  private readonly watched = new WeakSet<AbortSignal>();

  constructor(
    private readonly plugins: HookPlugins,
    private readonly scopes: RunScopes,
    private readonly subjects: HookSubjectsRegistry,
    private readonly library: Library,
    private readonly edits: TrackEdits,
    private readonly sidecars: Sidecars,
  ) {
    super();
  }

  async handle(plugin: string, method: PluginRequestName, params: unknown, signal: AbortSignal): Promise<unknown> {
    try {
      if (!Object.hasOwn(this.answers, method)) throw refused(`there is no request "${String(method).slice(0, 80)}"`);
      this.assertGranted(plugin, method);
      return await this.answer(method, params, { plugin, signal });
    } catch (error) {
      if (!isForeseen(error) && !signal.aborted) this.logger.error(`${plugin}: ${method} failed: ${String(error)}`);
      throw toRequestFailure(error, method, signal);
    }
  }

  async runEnded(plugin: string, runId: string): Promise<void> {
    try {
      await this.edits.runEnded(plugin, runId);
      await this.sidecars.runEnded(plugin, runId);
    } catch (error) {
      // What could not be deleted now goes at the next start.
      this.logger.warn(`${plugin}: what a run left behind stays for now: ${String(error)}`);
    }
  }

  private readonly answers: Answers = {
    'files/beginEdit': ({ runId, file }, asking) =>
      this.within(asking, runId, (scope, signal) => this.edits.begin(scope, file.libraryPath, signal)),
    'files/commitEdit': ({ runId, editId }, asking) =>
      this.within(asking, runId, async (scope, signal) => {
        await this.edits.commit(scope, editId, signal);
        return {};
      }),
    'files/abandonEdit': ({ runId, editId }, asking) =>
      this.within(asking, runId, async (scope) => {
        await this.edits.abandon(scope, editId);
        return {};
      }),
    'files/beginSidecar': ({ runId, path }, asking) =>
      this.onBehalf(asking, runId, (owner, signal) => this.sidecars.begin(owner, path, signal)),
    'files/commitSidecar': ({ runId, sidecarId, kind }, asking) =>
      this.onBehalf(asking, runId, (owner, signal) => this.sidecars.commit(owner, sidecarId, kind, signal)),
    'files/removeSidecar': async ({ path }, { plugin }) => ({ isRemoved: await this.sidecars.remove(plugin, path) }),
    'files/resolve': async ({ path }) => {
      const inside = libraryPath(path);
      const absolute = await this.library.resolveInside(inside);
      // The library's own look throws when nothing is there because its disk is away.
      const exists =
        (await this.library.sidecars.standing(inside)) !== 'nothing' || (await this.library.exists(inside));
      return { path: absolute, exists };
    },
    'images/get': ({ runId, kind, pixels }, asking) =>
      this.within(asking, runId, async ({ facts }, signal) => ({
        image: await this.subjects.current.image(facts, kind, pixels, signal),
      })),
    'library/item': async ({ id }) => ({ item: await this.subjects.current.item(id) }),
    'library/items': (query) => this.subjects.current.items(query),
  };

  private answer<Name extends PluginRequestName>(method: Name, params: unknown, asking: Asking): Promise<unknown> {
    return this.answers[method](readParams(method, params), asking);
  }

  private assertGranted(plugin: string, method: PluginRequestName): void {
    if (!method.startsWith('files/')) return;
    const permissions = this.plugins.installed(plugin)?.permissions ?? null;
    assertFileAccess(permissions, method === 'files/resolve' ? 'read' : 'write');
  }

  /** Work for a run, which is given up when the run ends. @throws HookFailure when it has ended */
  private async within<T>(
    { plugin, signal }: Asking,
    runId: string,
    work: (scope: RunScope, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const scope = this.scopes.get(runId, plugin);
    if (!scope || scope.signal.aborted) throw refused('the run that asks is over; ask while its hook works');
    this.watch(scope);
    const whileAsking = AbortSignal.any([signal, scope.signal]);
    try {
      return await work(scope, whileAsking);
    } catch (error) {
      throw whileAsking.aborted ? toRequestFailure(error, runId, whileAsking) : error;
    }
  }

  /** {@link runEnded} comes when the process has answered; what a request of the run opens after that ends with its scope. */
  private watch({ plugin, runId, signal }: RunScope): void {
    if (this.watched.has(signal)) return;
    this.watched.add(signal);
    signal.addEventListener('abort', () => void this.runEnded(plugin, runId), { once: true });
  }

  private onBehalf<T>(
    asking: Asking,
    runId: string | null,
    work: (owner: SidecarOwner, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { plugin } = asking;
    if (runId === null) return work({ plugin, runId, itemId: null }, asking.signal);
    return this.within(asking, runId, (scope, signal) => work({ plugin, runId, itemId: scope.itemId }, signal));
  }
}

function isForeseen(error: unknown): boolean {
  return error instanceof HookFailure || error instanceof HostError;
}
