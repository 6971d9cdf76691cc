import { pathToFileURL } from 'node:url';
import { isPluginError } from './error-data.js';

/** Where this SDK lies: its own steps, and those of what it is made with, tell an author nothing. */
const SDK = new URL('..', import.meta.url).href;

/**
 * Where in the plugin's code a mistake was made, for its log: the stack with files named from the plugin's folder, without Node's and the
 * SDK's own steps.
 * @returns null for an error that the plugin means, and for what has no stack
 */
export function traceOf(error: unknown, folder: string): string | null {
  if (!(error instanceof Error) || isPluginError(error) || typeof error.stack !== 'string') return null;
  const steps = error.stack.split('\n').filter((line) => !/^\s+at /.test(line) || isOwnStep(line));
  return steps.join('\n').replaceAll(`${pathToFileURL(folder).href}/`, '');
}

function isOwnStep(line: string): boolean {
  return !line.includes('(node:') && !line.includes(SDK) && !line.includes('/vscode-jsonrpc/');
}
