/** The first visit. */
export { WelcomePage } from './welcome-page.js';
