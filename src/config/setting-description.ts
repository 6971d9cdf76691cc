import type { OutsideValue } from './outside-values.js';
import { definitionOf, SETTING_KEYS } from './setting-definitions.js';
import type { SettingForm, SettingGroup } from './setting-form.js';
import { environmentName, type FlatSettings, type SettingKey } from './setting-key.js';

type Value = string | number | boolean | null;

/** One setting as clients see it. */
export interface SettingDescription {
  key: SettingKey;
  /** Short name, for people. */
  title: string;
  group: SettingGroup;
  /** The field by which it is set; `nullable`: it may be not set at all. */
  form: SettingForm & { nullable: boolean };
  /** As configured; of a secret only whether it is set. */
  value: Value | { set: boolean };
  default: Value;
  /** Set by flag or environment: it cannot be changed here. */
  locked: boolean;
  /** A change takes effect at once. */
  live: boolean;
  /** The configured value takes effect with the next start. */
  restartNeeded: boolean;
  secret: boolean;
  description: string;
  environment: string;
}

/** @param later values that hold from the next start on */
export function describeSettings(
  current: FlatSettings,
  outside: ReadonlyMap<SettingKey, OutsideValue>,
  later: ReadonlyMap<SettingKey, unknown>,
): SettingDescription[] {
  return SETTING_KEYS.filter((key) => !definitionOf(key).isOutsideOnly).map((key) => {
    const definition = definitionOf(key);
    const value = (later.has(key) ? later.get(key) : current[key]) as Value;
    return {
      key,
      title: definition.title,
      group: definition.group,
      form: { ...definition.form, nullable: definition.default === null },
      value: definition.isSecret ? { set: value !== null } : value,
      default: definition.default,
      locked: outside.has(key),
      live: definition.isLive === true,
      restartNeeded: later.has(key),
      secret: definition.isSecret === true,
      description: definition.description,
      environment: environmentName(key),
    };
  });
}
