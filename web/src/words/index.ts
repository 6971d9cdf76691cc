import { english } from './en/index.js';

/** All that the page says. Another language is another object of this shape. */
export const words = english;
export type { Remedy } from './en/item-errors.js';
export * as say from './format.js';
export { PlainError, errorText } from './plain-error.js';
export { openTable } from './open-table.js';
