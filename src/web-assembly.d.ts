/** What the host uses of WebAssembly; Node has it, TypeScript declares it for browsers only. */
declare namespace WebAssembly {
  class Module {
    /** @throws when the bytes are no module that this machine can run */
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: unknown;
  }
}
