/** Everything that can be set, and the pieces of it that the first visit shows. */
export { AccountCheck } from './account/account-check.js';
export { AccountVerdict } from './account/account-verdict.js';
export { FolderCheck } from './check/folder-check.js';
export { StateLine } from './check/state-line.js';
export { changesOf, draftState, putBack } from './data/setting-drafts.js';
export { textOf, type NamedSetting } from './data/setting-input.js';
export { useSaving } from './saving/saving.js';
export { SettingRow } from './row/setting-row.js';
export { SettingsPage } from './settings-page.js';
export { useSaveSettings, useSettings } from './data/settings-query.js';
