/** Where this SDK lies: its own steps, and those of what it is made with, tell an author nothing. */
const SDK = new URL('..', import.meta.url).href;
const MAX_CHARACTERS = 4000;

/** Where an error was made, without the steps of Node and of the SDK; undefined when nobody knows. */
export function traceOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return undefined;
  const lines = error.stack.split('\n').filter((line) => !/^\s+at /.test(line) || isOwnStep(line));
  return lines.join('\n').slice(0, MAX_CHARACTERS);
}

function isOwnStep(line: string): boolean {
  return !line.includes('(node:') && !line.includes(SDK) && !line.includes('/vscode-jsonrpc/');
}
