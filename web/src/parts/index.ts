/** Small things that several pages show. */
export { CopyButton } from './copy-button.js';
export { copyText } from './copy-text.js';
export { Cover } from './cover.js';
export { Empty } from './empty.js';
export { ErrorBox } from './error-box.js';
export { LazyPart } from './lazy-part.js';
export { Logo } from './logo.js';
export { Page } from './page.js';
export { StatusBadge } from './status-badge.js';
export { STATUS_SIGNS } from './status-signs.js';
export { shortcutChoice, useShortcutChoice } from './shortcut-choice.js';
export { isWritten, useShortcuts } from './use-shortcuts.js';
