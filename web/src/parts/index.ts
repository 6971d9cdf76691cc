/** Small things that several pages show. */
export { CopyButton } from './copying/copy-button.js';
export { copyText } from './copying/copy-text.js';
export { Cover } from './cover.js';
export { Empty } from './empty.js';
export { ErrorBox } from './error-box.js';
export { LeaveGuard } from './leaving/leave-guard.js';
export { useUnsaved } from './leaving/unsaved.js';
export { LazyPart } from './lazy-part.js';
export { Logo } from './logo.js';
export { Page } from './page.js';
export { useRowWindow } from './rows/use-row-window.js';
export { SearchField } from './search/search-field.js';
export { useTyped } from './search/use-typed.js';
export { StatusBadge } from './status/status-badge.js';
export { STATUS_SIGNS } from './status/status-signs.js';
export { shortcutChoice, useShortcutChoice } from './keys/shortcut-choice.js';
export { isWritten, useShortcuts } from './keys/use-shortcuts.js';
