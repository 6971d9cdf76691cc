/** For the TypeORM command line; the host imports the same data source from `src/database`. */
export { default } from './src/database/data-source.js';
