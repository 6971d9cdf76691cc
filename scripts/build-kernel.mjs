#!/usr/bin/env node
/** Builds `kernel/*.ts` (AssemblyScript) into WebAssembly beside the code that uses it. */
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Pages of 64 KiB. Memory never grows: that would detach the views that the host keeps on it. */
const kernels = [
  { source: 'kernel/stripes.ts', target: 'src/cipher/stripes.wasm', pages: 5 },
  { source: 'kernel/frames.ts', target: 'src/library/audio/frames.wasm', pages: 1 },
];

for (const { source, target, pages } of kernels) {
  const { error } = await asc.main(
    [
      source,
      ...['--baseDir', root],
      ...['--outFile', target],
      ...['--optimizeLevel', '3'],
      ...['--runtime', 'stub'],
      ...['--initialMemory', String(pages)],
      ...['--maximumMemory', String(pages)],
      '--noAssert',
    ],
    { stderr: process.stderr },
  );
  if (error) {
    console.error(error.message);
    process.exit(1);
  }
}
