import { closest } from 'fastest-levenshtein';
import { RequestError } from '../domain/index.js';
import { readConfigFile, writeConfigFile, type ConfigFileContent } from './config-file.js';
import type { SettingFault } from './config-error.js';
import type { LiveSettings } from './live-settings.js';
import type { LoadedConfig } from './load-config.js';
import { absolute, checked } from './resolve-settings.js';
import type { SecretAges } from './secret-ages.js';
import { isSealed, type SecretBox } from './secret-box.js';
import { definitionOf, isSettingKey, SETTING_KEYS } from './setting-definitions.js';
import type { SettingKey } from './setting-key.js';
import { describeSettings, type SettingDescription } from './setting-description.js';
import { toFlat, toSettings } from './settings-tree.js';

/** Reads and changes the settings of the running host. */
export class SettingsService {
  private lastUpdate: Promise<unknown> = Promise.resolve();
  /** Values that hold from the next start on. */
  private readonly later = new Map<SettingKey, unknown>();

  constructor(
    private readonly live: LiveSettings,
    private readonly loaded: Pick<LoadedConfig, 'outside' | 'cwd'>,
    private readonly box: SecretBox,
    private readonly ages: SecretAges,
  ) {
    this.noteSecrets();
  }

  /** All that can be changed while the host runs or for its next start. Secrets only as whether they are set. */
  describe(): SettingDescription[] {
    return describeSettings(toFlat(this.live.current), this.loaded.outside, this.later);
  }

  /**
   * Changes some settings: `config.json` is replaced in one step, then live ones take effect.
   * @param patch values by dotted name; null puts the default back
   * @returns the names that changed
   * @throws RequestError `bad_request` with all faults, `locked` when one is set by flag or environment
   */
  update(patch: Readonly<Record<string, unknown>>): Promise<string[]> {
    const update = this.lastUpdate.then(() => this.apply(patch));
    // One after the other: two at once would each write a file without the other's change.
    this.lastUpdate = update.catch(() => undefined);
    return update;
  }

  private async apply(patch: Readonly<Record<string, unknown>>): Promise<string[]> {
    const values = this.checkedPatch(patch);
    const { dataDir } = this.live.current;
    await writeConfigFile(dataDir, this.withPatch(readConfigFile(dataDir), values));
    return this.takeEffect(values);
  }

  private checkedPatch(patch: Readonly<Record<string, unknown>>): Map<SettingKey, unknown> {
    const faults: SettingFault[] = [];
    const values = new Map<SettingKey, unknown>();
    for (const [name, raw] of Object.entries(patch)) {
      if (!isSettingKey(name) || definitionOf(name).isOutsideOnly) faults.push(unknownSetting(name));
      else values.set(name, raw === null ? null : checked(name, raw, 'request', faults));
    }
    if (faults.length > 0) {
      const details = faults.map(({ key, reason }) => ({ path: key, message: reason }));
      throw new RequestError('bad_request', 'Some settings cannot be taken', { details });
    }
    this.refuseLocked([...values.keys()]);
    return values;
  }

  private refuseLocked(keys: SettingKey[]): void {
    const locked = keys.filter((key) => this.loaded.outside.has(key));
    if (locked.length === 0) return;
    throw new RequestError('locked', `Set by flag or environment, so it cannot be changed here: ${locked.join(', ')}`, {
      details: locked.map((path) => ({ path, message: 'set by flag or environment' })),
    });
  }

  /** Secrets that somebody wrote into the file as plain text are sealed on this occasion. */
  private withPatch(content: ConfigFileContent, values: ReadonlyMap<SettingKey, unknown>): ConfigFileContent {
    const next = new Map<string, unknown>(Object.entries(content));
    for (const [key, value] of values) {
      if (value === null) next.delete(key);
      else next.set(key, value);
    }
    for (const key of SETTING_KEYS.filter((name) => definitionOf(name).isSecret)) {
      const secret = next.get(key);
      if (typeof secret === 'string' && !isSealed(secret)) next.set(key, this.box.seal(key, secret));
    }
    return Object.fromEntries(next);
  }

  private takeEffect(values: ReadonlyMap<SettingKey, unknown>): string[] {
    const flat = toFlat(this.live.current);
    const changed: SettingKey[] = [];
    for (const [key, given] of values) {
      const value = absolute(key, given ?? definitionOf(key).default, this.loaded.cwd);
      const before = this.later.has(key) ? this.later.get(key) : flat[key];
      if (before !== value) changed.push(key);
      if (definitionOf(key).isLive) Object.assign(flat, { [key]: value });
      else if (flat[key] === value) this.later.delete(key);
      else this.later.set(key, value);
    }
    this.live.replace(toSettings(flat));
    this.noteSecrets();
    return changed;
  }

  private noteSecrets(): void {
    this.ages.note('deezer.arl', this.live.current.deezer.arl);
  }
}

function unknownSetting(name: string): SettingFault {
  const nearest = closest(
    name,
    SETTING_KEYS.filter((key) => !definitionOf(key).isOutsideOnly),
  );
  return {
    key: name,
    origin: 'request',
    reason: `is not a setting that can be changed here; did you mean ${nearest}?`,
  };
}
