import { describe, expect, it } from '@jest/globals';
import { Unrecoverable } from '../errors.js';
import { traceOf } from './error-trace.js';

function withStack(...steps: string[]): Error {
  const error = new TypeError('title of undefined');
  error.stack = ['TypeError: title of undefined', ...steps.map((step) => `    at ${step}`)].join('\n');
  return error;
}

describe('the trace of a mistake', () => {
  it('names files from the folder of the plugin, and leaves out the steps of the SDK and of Node', () => {
    const sdk = new URL('./plugin-session.js', import.meta.url).href;
    const error = withStack(
      'titleOf (file:///data/my%20plugins/notes/lib/text.js:3:9)',
      'file:///data/my%20plugins/notes/index.js:7:20',
      `PluginSession.run (${sdk}:60:5)`,
      'AsyncLocalStorage.run (node:async_hooks:346:14)',
      'handleRequest (/srv/node_modules/vscode-jsonrpc/lib/common/connection.js:561:41)',
    );
    expect(traceOf(error, '/data/my plugins/notes')).toBe(
      'TypeError: title of undefined\n    at titleOf (lib/text.js:3:9)\n    at index.js:7:20',
    );
  });

  it.each([
    ['an error that the plugin means', new Unrecoverable('never')],
    ['what is no error', 'a text'],
    ['nothing', null],
  ])('is none for %s', (_what, error) => {
    expect(traceOf(error, '/data')).toBeNull();
  });
});
