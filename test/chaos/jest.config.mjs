import { fileURLToPath } from 'node:url';
import config from '../../jest.config.mjs';

/** The long forms, which `npm test` leaves out: `npm run test:chaos`. */
export default {
  ...config,
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  roots: ['<rootDir>/test/chaos'],
  testMatch: ['**/*.chaos.ts'],
  // They mostly wait for processes.
  maxWorkers: 3,
  testTimeout: 180_000,
  verbose: true,
};
