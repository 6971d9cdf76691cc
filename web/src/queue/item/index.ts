/** One item of the queue: its line, what can be done with it, and all that is known of it. */
export { actionsFor, type ItemAction, type ItemActionName } from './actions/actions-for.js';
export { itemCommands, useItemCommands, type ItemCommands } from './actions/item-commands.js';
export { ItemMenuHost } from './actions/item-menu.js';
export { openItemMenu, type MenuPlace } from './actions/open-menu.js';
export { askToRemove } from './actions/asked-removal.js';
export { RemoveDialog, type RemoveDialogProps } from './actions/remove-dialog.js';
export { ItemDrawer } from './drawer/item-drawer.js';
export { LineSkeleton } from './line/line-skeleton.js';
export { ItemLine, type ItemLineProps } from './line/item-line.js';
export { standingOf } from './standing/standing-of.js';
export type { Around, Standing } from './standing/standing.js';
