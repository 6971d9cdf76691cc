import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** Why a program cannot be started, in words; null when it can. @param path as in the environment */
export async function faultOfProgram(program: string, path = process.env.PATH ?? ''): Promise<string | null> {
  if (isAbsolute(program)) return faultOfFile(program);
  if (program.includes('/')) return 'Give an absolute path, or a name alone, which is looked up in PATH.';
  for (const folder of path.split(delimiter).filter(Boolean)) {
    if ((await faultOfFile(join(folder, program))) === null) return null;
  }
  return 'There is no such program in PATH. Give its absolute path.';
}

async function faultOfFile(file: string): Promise<string | null> {
  try {
    if (!(await stat(file)).isFile()) return 'This is not a file.';
  } catch {
    return 'There is no such file, or it lies where the host may not look.';
  }
  try {
    await access(file, constants.X_OK);
    return null;
  } catch {
    return 'It may not be executed by the host. Try chmod +x.';
  }
}
