import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import type { Fault, HookName } from '@deemusic/plugin-sdk';
import { LiveSettings } from '../../config/index.js';
import { Clock, RequestError } from '../../domain/index.js';
import { EventBus } from '../../events/index.js';
import type { HookBinding } from '../hook-binding.js';
import type { InstalledPlugin, PluginLaunch } from '../installed-plugin.js';
import { isThere } from '../manifest/package-file.js';
import { positioned, switchedHooks } from './decisions.js';
import { PluginConfigs, type CheckedConfig, type ConfigView } from './plugin-configs.js';
import { pluginsFolder } from './plugin-folders.js';
import type { HeldState, PluginRow } from './plugin-row.js';
import { PluginRows } from './plugin-rows.js';
import { PluginScanner } from './plugin-scanner.js';
import { bootRemark, standstill } from './plugin-standing.js';
import { PluginStatuses } from './plugin-statuses.js';
import { PluginTable } from './plugin-table.js';
import { viewOf, type PluginView } from './plugin-view.js';

/**
 * Which plugins there are, and what was decided about them. Reads are from memory; every decision is a row before it takes effect, one
 * after the other.
 */
@Injectable()
export class PluginRegistry {
  private readonly logger = new Logger('plugins');
  private readonly changes = new Subject<string>();
  private readonly table: PluginTable;
  private last: Promise<unknown> = Promise.resolve();

  /** Id of a plugin that was enabled, disabled, reset, or whose hooks, order, config or folder changed; after the fact. */
  readonly changed$: Observable<string> = this.changes.asObservable();

  constructor(
    private readonly settings: LiveSettings,
    private readonly scanner: PluginScanner,
    private readonly rows: PluginRows,
    private readonly configs: PluginConfigs,
    private readonly statuses: PluginStatuses,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {
    this.table = new PluginTable(settings.current.plugins.mode);
  }

  /** At boot: what lies on the disk meets what was decided. One bad plugin never stops it. */
  async open(): Promise<void> {
    this.table.putRows(await this.rows.all());
    const found = await this.scanner.scan((id) => this.table.row(id).version);
    for (const [id, plugin] of found) this.table.putFolder(id, plugin);
    for (const id of this.table.ids()) {
      this.judge(id);
      const remark = bootRemark(id, this.table.folder(id));
      if (remark !== null) this.logger.warn(remark);
    }
    for (const cycle of this.table.cycles) this.tellOfCycle(cycle);
  }

  /** All plugins, in the user's order, then by id. */
  list(): PluginView[] {
    return this.table.ids().map((id) => this.view(id));
  }

  /** @throws RequestError `not_found` */
  view(id: string): PluginView {
    this.table.demand(id);
    return viewOf({
      row: this.table.row(id),
      found: this.table.folder(id),
      plugin: this.installed(id),
      status: this.statuses.of(id),
      placeOf: ({ name }) => this.bindings(name).findIndex(({ plugin }) => plugin === id) + 1 || null,
    });
  }

  /** With its hooks as they are switched; null when its folder is gone or its manifest is not sound. */
  installed(id: string): InstalledPlugin | null {
    return this.table.plugin(id);
  }

  /** Whether somebody enabled it and the mode lets it run; not whether it can. */
  isEnabled(id: string): boolean {
    return this.table.isEnabled(id);
  }

  /** The enabled hooks of that name of all enabled plugins, in order. */
  bindings(name: HookName): HookBinding[] {
    return this.table.bindings(name);
  }

  /**
   * What a process of it is started with.
   * @throws RequestError `conflict` when it cannot be loaded; a module that is gone makes it `missing` until it is reset
   */
  async launch(id: string): Promise<PluginLaunch> {
    const plugin = this.table.demandLoadable(id);
    if (!(await isThere(plugin.entry))) {
      this.table.lose(id);
      this.judge(id);
      this.table.demandLoadable(id);
    }
    const storageDir = join(pluginsFolder(this.settings.current.dataDir), 'data', id);
    await mkdir(storageDir, { recursive: true });
    const { config, secrets } = this.configs.filled(plugin, this.table.row(id));
    return { plugin, storageDir, config, secrets };
  }

  /** @throws RequestError `not_found`; `conflict` when it cannot be loaded, or its order would contradict that of others */
  async enable(id: string): Promise<void> {
    await this.decide(id, async () => {
      await this.lookAgain(id);
      this.table.demandLoadable(id);
      const row = this.table.row(id);
      // Whoever enables it anew has looked at it; what its settings lack is still lacking.
      const hold = row.isEnabled || row.hold?.state !== 'tripped' ? row.hold : null;
      return [{ ...row, isEnabled: true, hold }];
    });
  }

  async disable(id: string): Promise<void> {
    await this.decide(id, () => [{ ...this.table.row(id), isEnabled: false }]);
  }

  /** Reads its folder anew: what an author changed holds from now on. */
  async reload(id: string): Promise<void> {
    await this.decide(id, async () => {
      await this.lookAgain(id);
      return [this.table.row(id)];
    });
  }

  /** Lets it run again after it was held, and reads its folder anew. */
  async reset(id: string): Promise<void> {
    await this.decide(id, async () => {
      await this.lookAgain(id);
      return [{ ...this.table.row(id), hold: null }];
    });
  }

  /** It stands still, over restarts, until it is reset or (but for `tripped`) its config is saved. */
  async hold(id: string, state: HeldState, reason: string, fault: Fault): Promise<void> {
    const hold = { state, reason, fault, at: this.clock.now() };
    await this.decide(id, () => {
      const row = this.table.row(id);
      // Saving the settings ends any other hold, and would end this one with it.
      return row.hold?.state === 'tripped' ? [] : [{ ...row, hold }];
    });
  }

  /**
   * The user's order. Those that are not named come after; `before` and `after` of the manifests win.
   * @throws RequestError `bad_request` for ids that are unknown or named twice
   */
  async reorder(ids: readonly string[]): Promise<void> {
    await this.apply(() => positioned(this.table, ids));
  }

  /** Switches single hooks. @throws RequestError `bad_request` for a hook that it does not have, `conflict` for a contradiction */
  async switchHooks(id: string, hooks: Readonly<Record<string, boolean>>): Promise<void> {
    await this.decide(id, () => [switchedHooks(this.table.row(id), this.installed(id), hooks)]);
  }

  /** @throws RequestError `not_found` */
  config(id: string): ConfigView {
    this.table.demand(id);
    const plugin = this.installed(id);
    return plugin ? this.configs.view(plugin, this.table.row(id)) : { schema: null, uiSchema: null, data: {} };
  }

  /** Holds a config against the schema; saves nothing. @throws RequestError `bad_request` with the path of every fault */
  checkConfig(id: string, data: unknown): CheckedConfig {
    return this.configs.checked(this.table.demandSound(id), this.table.row(id), data);
  }

  /** Saves a config that was checked; that ends `needs_config` and `needs_auth`. */
  async saveConfig(id: string, { stored }: CheckedConfig): Promise<void> {
    await this.decide(id, () => {
      const row = this.table.row(id);
      return [{ ...row, config: stored, hold: row.hold?.state === 'tripped' ? row.hold : null }];
    });
  }

  private decide(id: string, rows: () => PluginRow[] | Promise<PluginRow[]>): Promise<void> {
    return this.apply(async () => {
      this.table.demand(id);
      return rows();
    });
  }

  /** One decision after the other: each begins with the rows that the former one left. */
  private apply(decision: () => PluginRow[] | Promise<PluginRow[]>): Promise<void> {
    const done = this.last.then(async () => {
      const rows = await decision();
      const [cycle] = this.table.newCycles(rows);
      if (cycle !== undefined)
        throw new RequestError(
          'conflict',
          `The order of these plugins contradicts itself (${cycle}); switch off one of their hooks.`,
        );
      await this.rows.save(rows);
      this.table.putRows(rows);
      for (const { id } of rows) {
        this.judge(id);
        this.changes.next(id);
      }
    });
    this.last = done.catch(() => undefined);
    return done;
  }

  /** What the disk says of one plugin now. */
  private async lookAgain(id: string): Promise<void> {
    const found = await this.scanner.scan((other) => this.table.row(other).version);
    this.table.putFolder(id, found.get(id));
  }

  private judge(id: string): void {
    const plugin = this.installed(id);
    const row = this.table.row(id);
    const config = plugin && this.configs.filled(plugin, row);
    const standing = standstill(this.table.folder(id), row, this.settings.current.plugins.mode, config);
    if (standing) this.statuses.hold(id, standing.state, standing);
    else this.statuses.release(id);
  }

  private tellOfCycle(cycle: string): void {
    const message = `The order of plugins contradicts itself and is passed over: ${cycle}`;
    this.logger.warn(message);
    this.events.publish('notice', { level: 'warning', code: 'plugin-order-cycle', message });
  }
}
