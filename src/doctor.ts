import 'reflect-metadata';
import { DeezerModule } from './deezer/index.js';
import { runDoctor } from './operations/index.js';

process.exitCode = await runDoctor(process.argv.slice(2), [DeezerModule]);
