import { describe, expect, it } from '@jest/globals';
import { traceOf } from './error-trace.js';

describe('the trace of an error', () => {
  it('leaves out the steps of the SDK and of Node', () => {
    const error = new TypeError('title of undefined');
    const steps = [
      'titleOf (file:///data/notes/lib/text.js:3:9)',
      'file:///data/notes/index.js:7:20',
      `PluginSession.run (${new URL('./plugin-session.js', import.meta.url).href}:60:5)`,
      'AsyncLocalStorage.run (node:async_hooks:346:14)',
      'handleRequest (/srv/node_modules/vscode-jsonrpc/lib/common/connection.js:561:41)',
    ];
    error.stack = ['TypeError: title of undefined', ...steps.map((step) => `    at ${step}`)].join('\n');
    expect(traceOf(error)).toBe(
      'TypeError: title of undefined\n    at titleOf (file:///data/notes/lib/text.js:3:9)\n    at file:///data/notes/index.js:7:20',
    );
  });

  it('is none for what is no error', () => {
    expect(traceOf('a text')).toBeUndefined();
  });
});
