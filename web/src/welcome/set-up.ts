import type { Schema } from '../api/index.js';
import type { NamedSetting } from '../settings/index.js';

/** What the guide is about. */
export interface SetUp {
  /** By name. */
  setting: (key: string) => NamedSetting | undefined;
  source: Schema<'SourceStatus'>;
  /** Only previews are wanted, which need no account. */
  isPreview: boolean;
  /** There is nothing left to set. */
  isComplete: boolean;
}

/** @returns how far everything is set up */
export function setUpOf(settings: readonly NamedSetting[], source: Schema<'SourceStatus'>): SetUp {
  const setting = (key: string): NamedSetting | undefined => settings.find((one) => one.key === key);
  const isPreview = setting('download.quality')?.value === 'PREVIEW';
  // One without warnings that is not connected was only not used yet.
  const isAccountUsable = source.hasAccount && (source.connected || source.warnings.length === 0);
  return { setting, source, isPreview, isComplete: isPreview || (isAccountUsable && source.hasSecret) };
}
