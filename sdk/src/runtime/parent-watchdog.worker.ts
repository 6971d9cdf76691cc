import { workerData } from 'node:worker_threads';
import { endProcessGroup } from './end-process-group.js';

const LOOK_EVERY_MS = 2000;

// An orphan gets another parent: init, or whoever takes orphans in.
setInterval(() => {
  if (process.ppid !== workerData) endProcessGroup();
}, LOOK_EVERY_MS);
