import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../../test/support/temp-dir.js';
import { programRunner } from './program-runner.js';

const folder = tempDir('exec');
const never = new AbortController().signal;
const exec = programRunner(['*'], folder, never);
const node = (script: string, ...rest: string[]): [string, string[]] => [process.execPath, ['-e', script, ...rest]];

describe('ctx.exec', () => {
  it('passes arguments as they are, stdin, folder and environment', async () => {
    const script = `let text = ''; process.stdin.on('data', (chunk) => text += chunk).on('end', () => {
      console.log(JSON.stringify([process.argv.slice(1), text, process.cwd(), process.env.EXTRA])); console.error('also'); process.exitCode = 75; });`;
    const result = await exec(...node(script, '$HOME; rm', '"'), { stdin: 'hello', env: { EXTRA: '1' } });
    expect(result).toMatchObject({ exitCode: 75, signal: null, stderr: 'also\n' });
    expect(JSON.parse(result.stdout)).toEqual([['$HOME; rm', '"'], 'hello', folder, '1']);
  });

  it('keeps the beginning of what is said, and is not held up by the rest', async () => {
    const { stdout, exitCode } = await exec(...node(`process.stdout.write('x'.repeat(3_000_000))`));
    expect([stdout.length, exitCode]).toEqual([64 * 1024, 0]);
  });

  it('does not mind a program that reads no input', async () => {
    expect((await exec(...node(''), { stdin: 'x'.repeat(1_000_000) })).exitCode).toBe(0);
  });

  it('does not wait for what a program left in the background', async () => {
    const script = `const child = require('child_process').spawn('sleep', ['30'], { stdio: 'inherit', detached: true }); console.log(child.pid); child.unref();`;
    const { stdout, exitCode } = await exec(...node(script));
    process.kill(Number(stdout), 'SIGKILL');
    expect(exitCode).toBe(0);
  });

  it('ends the program when its caller or the process ends', async () => {
    for (const which of ['caller', 'process']) {
      const stop = new AbortController();
      const run = programRunner(['*'], folder, which === 'process' ? stop.signal : never);
      const slow = run(...node('setInterval(() => {}, 1000)'), which === 'caller' ? { signal: stop.signal } : {});
      setTimeout(() => {
        stop.abort(new Error('enough'));
      }, 20);
      await expect(slow).rejects.toThrow('enough');
      await expect(run(...node(''), { signal: stop.signal })).rejects.toThrow('enough');
    }
  });

  it('says what is missing, and refuses what is not granted', async () => {
    await expect(exec('no-such-program', [])).rejects.toMatchObject({
      kind: 'config',
      message: expect.stringContaining('ENOENT'),
    });
    writeFileSync(join(folder, 'plain.txt'), '');
    await expect(exec(join(folder, 'plain.txt'), [])).rejects.toMatchObject({
      message: expect.stringContaining('EACCES'),
    });
    await expect(programRunner(['flac'], folder, never)('sh', ['-c', ':'])).rejects.toMatchObject({
      kind: 'unrecoverable',
    });
  });
});
