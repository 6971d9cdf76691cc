import { expect } from '@jest/globals';
import { ERROR_CODES, HostError, REQUEST_ERROR_CODES } from '../../../src/domain/index.js';

const CODES: ReadonlySet<string> = new Set([...ERROR_CODES, ...REQUEST_ERROR_CODES]);
const MAX_MESSAGE = 2000;
/** Folders of the machine, frames of a stack, and what an object becomes that nobody meant to show. */
const LEAK = /\/(?:tmp|home|work|usr|root|proc)\/|node_modules|\n\s+at |\[object |(?<!received )\b(?:undefined|NaN)\b/;

/**
 * Runs `work`, which may answer or refuse, and nothing else.
 * @returns the answer, or null when it was refused with an error that the host means, with a code that clients know
 */
export async function answersOrRefuses<T>(
  work: () => T | Promise<T>,
  options: { codes?: readonly string[]; secrets?: readonly string[] } = {},
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    expectRefusal(error, options);
    return null;
  }
}

/** An error that the host means: a known code, words for people, no secret, no path of the machine, bounded. */
export function expectRefusal(
  error: unknown,
  { codes, secrets = [] }: { codes?: readonly string[]; secrets?: readonly string[] } = {},
): void {
  if (!(error instanceof HostError))
    throw new Error(`not an error that the host means: ${String(error)}`, { cause: error });
  if (!CODES.has(error.code) || error.code === 'unknown' || error.code === 'internal') {
    throw new Error(`the code ${error.code} says nothing: ${error.message}`, { cause: error });
  }
  if (codes) expect(codes).toContain(error.code);
  expectHarmless(error.message, secrets);
}

/** A text that may be shown to anybody. */
export function expectHarmless(text: string, secrets: readonly string[] = []): void {
  expect(text.length).toBeGreaterThan(5);
  expect(text.length).toBeLessThan(MAX_MESSAGE);
  expect(text).not.toMatch(LEAK);
  for (const secret of secrets) expect(text).not.toContain(secret);
}
