import { dataFolderOf } from './src/config/index.js';
import { databasePath, writerDataSource } from './src/database/data-source.js';

/** For the TypeORM command line: the data source of the host, on the data folder that a host started here would have. */
export default writerDataSource(databasePath(dataFolderOf({ argv: [] })));
