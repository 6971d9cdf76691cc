#!/usr/bin/env node
/** Runs the tests; arguments go to Jest, e.g. `npm test -- src/queue`. The bootstrap has run before. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Jest runs ES modules in vm contexts; its workers learn of it by the environment.
const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

const child = spawn(
  process.execPath,
  [
    fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url)),
    ...process.argv.slice(2),
    // Last, because what follows a reporter is taken for another one.
    '--reporters=default',
    `--reporters=${fileURLToPath(new URL('./summary-reporter.mjs', import.meta.url))}`,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: options.filter(Boolean).join(' '), UV_THREADPOOL_SIZE: '16' },
  },
);
// Ctrl-C reaches Jest too; it is left to clean up.
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});
