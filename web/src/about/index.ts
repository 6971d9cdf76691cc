export { AboutPage } from './about-page.js';
