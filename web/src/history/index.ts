export { HistoryPage } from './history-page.js';
