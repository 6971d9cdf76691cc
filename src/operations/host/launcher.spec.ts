import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { tempDir } from '../../../test/support/temp-dir.js';

const folder = tempDir('launcher');
const LAUNCHER = fileURLToPath(new URL('../../../dist/operations/host/launcher.js', import.meta.url));
const PROGRAM = `
const { launcherGone } = await import(${JSON.stringify(LAUNCHER)});
console.log('loading');
while (process.argv[1] === 'late' && process.connected) await new Promise((resolve) => setTimeout(resolve, 5));
const timer = setTimeout(() => process.exit(1), 5000);
void launcherGone().then(() => process.exit(0));
`;

describe('a launcher', () => {
  it.each(['early', 'late'])('that has gone is noticed by a host that looks %s', async (when) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, when], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit');
    if (child.stdout) await once(child.stdout, 'data');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });
});
