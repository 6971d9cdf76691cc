export { AddPage } from './add-page.js';
