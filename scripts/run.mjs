#!/usr/bin/env node
/**
 * Makes the clone ready, then is the `deemusic` command. usage: node scripts/run.mjs <command> [arguments]
 *
 * `npm start` says `exec` before it, because npm passes a signal on to what it started and to nobody below: a shell in
 * between would die of it and leave the host running. Where the shell has none (Windows) `npx deemusic serve` is the same.
 */
import { setInterval } from 'node:timers';
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';

const parent = process.ppid;
ensureInstalled();
ensureBuilt();
// Of npm killed outright, or of a shell in between, no signal comes: we end when we are left alone.
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 1000).unref();
await import('../bin/deemusic.mjs');
