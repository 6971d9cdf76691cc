import { readFileSync } from 'node:fs';

let module: WebAssembly.Module | undefined;

/** The built form of kernel/stripes.ts, which lies beside this file: compiled once a thread, when it is first needed. */
export function loadStripeModule(): WebAssembly.Module {
  return (module ??= new WebAssembly.Module(readFileSync(new URL('./stripes.wasm', import.meta.url))));
}
