import { english } from './en/index.js';

/** An error whose message is written for people. */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** @returns what a page says of an error: never the text of a fault of the page itself, or of the browser */
export function errorText(error: unknown): string {
  return error instanceof PlainError ? error.message : english.errors.unexpected;
}
