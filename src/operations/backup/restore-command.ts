import { parseArgs } from 'node:util';
import { dataFolderOf } from '../../config/index.js';
import { toHostError } from '../../domain/index.js';
import { restoreBackup } from './restore.js';

const USAGE = 'usage: restore [--data-dir FOLDER] [--json] BACKUP (a name, the path of its folder, or latest)';

/**
 * The process that restores a backup.
 * @returns its exit code: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function runRestore(argv: readonly string[]): Promise<number> {
  const usage = readUsage(argv);
  if (usage === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const dataDir = dataFolderOf({ argv: usage.dataDir === undefined ? [] : ['--data-dir', usage.dataDir] });
    const restored = await restoreBackup(dataDir, usage.backup, Date.now());
    process.stdout.write(usage.isJson ? `${JSON.stringify(restored)}\n` : `Restored ${restored.name}.\n`);
    if (!usage.isJson && restored.formerState)
      process.stdout.write(`What was there before is in ${restored.formerState}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${toHostError(error).message}\n`);
    return 1;
  }
}

function readUsage(argv: readonly string[]): { backup: string; dataDir: string | undefined; isJson: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { 'data-dir': { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [backup, ...rest] = positionals;
    if (backup === undefined || rest.length > 0) return null;
    return { backup, dataDir: values['data-dir'], isJson: values.json === true };
  } catch {
    return null;
  }
}
