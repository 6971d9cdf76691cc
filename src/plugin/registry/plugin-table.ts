import type { HookBinding } from '../hook-binding.js';
import type { HookName } from '@deemusic/plugin-sdk';
import { RequestError } from '../../domain/index.js';
import type { InstalledPlugin } from '../installed-plugin.js';
import type { FoundPlugin } from '../manifest/found-plugin.js';
import type { Settings } from '../../config/index.js';
import { sentence } from '../sentence.js';
import { hookBoard, type HookBoard } from './hook-board.js';
import type { PluginRow } from './plugin-row.js';
import { undecided } from './plugin-row.js';
import { isAllowed } from './plugin-standing.js';

/** What is known of all plugins now, in memory: what lies on the disk, what was decided, and what follows for the hooks. */
export class PluginTable {
  private readonly found = new Map<string, FoundPlugin>();
  private readonly rows = new Map<string, PluginRow>();
  private readonly sound = new Map<string, InstalledPlugin>();
  private board: HookBoard = hookBoard([]);

  constructor(private readonly mode: Settings['plugins']['mode']) {}

  /** Names of all that lie on the disk or were decided about, in the user's order, then by name. */
  ids(): string[] {
    const ids = [...new Set([...this.found.keys(), ...this.rows.keys()])];
    const wish = (id: string): number => this.row(id).position ?? Number.MAX_SAFE_INTEGER;
    return ids.sort((a, b) => wish(a) - wish(b) || (a < b ? -1 : 1));
  }

  has(id: string): boolean {
    return this.found.has(id) || this.rows.has(id);
  }

  /** @throws RequestError `not_found` */
  demand(id: string): void {
    if (!this.has(id)) throw new RequestError('not_found', `There is no plugin "${id}".`);
  }

  folder(id: string): FoundPlugin | undefined {
    return this.found.get(id);
  }

  row(id: string): PluginRow {
    return this.rows.get(id) ?? undecided(id);
  }

  /** A plugin whose manifest is sound, with its hooks as they are switched. */
  plugin(id: string): InstalledPlugin | null {
    return this.sound.get(id) ?? null;
  }

  /** @throws RequestError `not_found`, or `conflict` when its manifest is not sound */
  demandSound(id: string): InstalledPlugin {
    this.demand(id);
    return this.plugin(id) ?? refuse(id, this.found.get(id));
  }

  /** @throws RequestError `not_found`, or `conflict` when it cannot be loaded */
  demandLoadable(id: string): InstalledPlugin {
    const plugin = this.demandSound(id);
    return this.found.get(id)?.problem ? refuse(id, this.found.get(id)) : plugin;
  }

  /** Its module was there at the last look, and is not any more. */
  lose(id: string): void {
    const found = this.found.get(id);
    const reason = 'its module is not there any more; put it back, then reset the plugin';
    if (found) this.putFolder(id, { ...found, problem: { state: 'missing', reason, fault: 'config' } });
  }

  isEnabled(id: string): boolean {
    return this.row(id).isEnabled && this.has(id) && isAllowed(this.found.get(id), this.mode);
  }

  bindings(name: HookName): HookBinding[] {
    return this.board.bindings.get(name) ?? [];
  }

  get cycles(): readonly string[] {
    return this.board.cycles;
  }

  /** Contradictions of the order that these rows would bring, beside those that are there. */
  newCycles(rows: readonly PluginRow[]): string[] {
    const wanted = new Map(rows.map((row) => [row.id, row]));
    return this.boardWith((id) => wanted.get(id) ?? this.row(id)).cycles.filter(
      (cycle) => !this.cycles.includes(cycle),
    );
  }

  putRows(rows: readonly PluginRow[]): void {
    for (const row of rows) this.rows.set(row.id, row);
    this.rebuild();
  }

  putFolder(id: string, found: FoundPlugin | undefined): void {
    if (found) this.found.set(id, found);
    else this.found.delete(id);
    this.rebuild();
  }

  /** What follows from folders and rows is asked for all the time, and changes seldom. */
  private rebuild(): void {
    this.sound.clear();
    for (const { id, plugin } of this.found.values()) if (plugin) this.sound.set(id, switched(plugin, this.row(id)));
    this.board = this.boardWith((id) => this.row(id));
  }

  private boardWith(rowOf: (id: string) => PluginRow): HookBoard {
    const participants = [...this.found.values()].flatMap((found) => {
      const row = rowOf(found.id);
      if (!found.plugin || !row.isEnabled || !isAllowed(found, this.mode)) return [];
      return [{ plugin: switched(found.plugin, row), position: row.position }];
    });
    return hookBoard(participants);
  }
}

function refuse(id: string, found: FoundPlugin | undefined): never {
  const reason = found?.problem?.reason ?? 'its folder is not there';
  throw new RequestError('conflict', sentence(`"${id}" cannot be loaded: ${reason}`));
}

function switched(plugin: InstalledPlugin, row: PluginRow): InstalledPlugin {
  const hooks = plugin.hooks.map((hook) => ({ ...hook, isEnabled: row.hooks[hook.name] ?? hook.isEnabled }));
  return { ...plugin, hooks };
}
