import type { Exec } from '../runtime/program-runner.js';
import type { TestHost, TestHostOptions } from './test-host.js';

/** A stand-in for programs. @param programs what is started is added to it */
export function recordedPrograms(
  exec: NonNullable<TestHostOptions['exec']>,
  programs: TestHost['programs'][number][],
): Exec {
  return async (program, args, options = {}) => {
    programs.push({ program, args, stdin: options.stdin ?? null });
    return { exitCode: 0, signal: null, stdout: '', stderr: '', ...exec(program, args, options) };
  };
}
