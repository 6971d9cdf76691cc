import { baseUrl } from '../base.js';
import { ItemStore } from './item-store.js';
import { LiveConnection } from './live-connection.js';

/** The items of this page, and its connection; one of each. */
export const itemStore = new ItemStore();
export const live = new LiveConnection(baseUrl, itemStore);
