#!/usr/bin/env node
// The `deemusic` command: hands its process to the built command line.
import { existsSync, readFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`DeeMusic needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
const entry = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(entry)) {
  console.error('DeeMusic is not built yet. Run `node scripts/bootstrap.mjs --build` in its folder first.');
  process.exit(1);
}

const { ioOf, main } = await import(entry.href);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
process.exitCode = await main(process.argv.slice(2), ioOf(process), version);
