import { afterAll, beforeAll } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';

/**
 * Runs `use` with a sandbox of its own, which is closed afterwards, also when `use` throws.
 * The rate limit is off unless `options.scenario.rateLimit` sets one.
 */
export async function withSandbox<T>(use: (sandbox: Sandbox) => Promise<T>, options: SandboxOptions = {}): Promise<T> {
  const sandbox = await startSandbox(unlimited(options));
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

/**
 * One sandbox for all tests of a describe block. Call it in the block; the answer is there from the first test on.
 * Tests that change it call `sandbox().control.reset()`.
 */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox(unlimited(options));
  });
  afterAll(async () => {
    await sandbox?.close();
  });
  return () => {
    if (!sandbox) throw new Error('the sandbox is there within tests only');
    return sandbox;
  };
}

function unlimited(options: SandboxOptions): SandboxOptions {
  return { ...options, scenario: { rateLimit: { requests: 0, windowMs: 5_000 }, ...options.scenario } };
}
