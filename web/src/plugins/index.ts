export { PluginsPage } from './plugins-page.js';
