/** What happens now: speed, counts, the switches of the whole queue. */
export { NowHeader } from './now-header.js';
