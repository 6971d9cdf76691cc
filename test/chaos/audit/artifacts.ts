import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditFacts } from './subject.js';

/** Files that plugins wrote beside the music hold what their rows say. */
export async function auditArtifacts({ query, library }: AuditFacts): Promise<string[]> {
  const rows = await query<{ path: string; sha256: string; former_sha256: string | null }>(
    'SELECT path, sha256, former_sha256 FROM artifact',
  );
  return rows.flatMap(({ path, sha256, former_sha256: former }) => {
    const file = join(library, path);
    if (!existsSync(file)) return [`${path} was written by a plugin and is not there`];
    const real = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (real === sha256) return [];
    return [`${path} does not hold what its plugin wrote${real === former ? ', but what it wrote before' : ''}`];
  });
}
