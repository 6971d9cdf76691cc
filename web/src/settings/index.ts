/** Everything that can be set, and the pieces of it that the first visit shows. */
export { AccountCheck } from './account/account-check.js';
export { AccountVerdict } from './account/account-verdict.js';
export { FolderCheck } from './check/folder-check.js';
export { StateLine } from './check/state-line.js';
export { LeaveGuard, useUnsaved } from './leave-guard.js';
export { changesOf, draftState, putBack } from './setting-drafts.js';
export { textOf, type NamedSetting } from './setting-input.js';
export { useSaving } from './saving.js';
export { SettingRow } from './setting-row.js';
export { SettingsPage } from './settings-page.js';
export { useSaveSettings, useSettings } from './settings-query.js';
