/** How a setting is asked for. */
export const SETTING_KINDS = [
  'text',
  'integer',
  'flag',
  'choice',
  'size',
  'speed',
  'url',
  'folder',
  'template',
  'secret',
] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

/** Under which heading a setting stands, in the order of a page. */
export const SETTING_GROUPS = ['library', 'downloads', 'templates', 'account', 'network', 'plugins', 'access'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** What a number counts; words for it are the client's. */
export const SETTING_UNITS = ['bytes', 'bytes/s', 'seconds'] as const;
export type SettingUnit = (typeof SETTING_UNITS)[number];

/** The field by which people set a setting. */
export interface SettingForm {
  kind: SettingKind;
  /** The words of a `choice`. */
  options?: readonly string[];
  /** Least and greatest number, both allowed. */
  min?: number;
  max?: number;
  unit?: SettingUnit;
}
