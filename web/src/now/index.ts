/** What happens now: speed, counts, the switches of the whole queue; and how account and disk stand. */
export { AccountState } from './house/account-state.js';
export { DiskState } from './house/disk-state.js';
export { NowHeader } from './now-header.js';
