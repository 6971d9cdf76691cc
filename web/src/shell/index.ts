/** The frame around the pages. */
export { Shell } from './shell.js';
