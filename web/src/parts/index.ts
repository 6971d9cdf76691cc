/** Small things that several pages show. */
export { Cover } from './cover.js';
export { Empty } from './empty.js';
export { ErrorBox } from './error-box.js';
export { Logo } from './logo.js';
export { Page } from './page.js';
export { StatusBadge } from './status-badge.js';
