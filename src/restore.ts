import { runRestore } from './operations/index.js';

process.exitCode = await runRestore(process.argv.slice(2));
