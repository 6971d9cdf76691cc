import { orphansOf } from '../../support/plugin-leftovers.js';
import type { AuditFacts } from './subject.js';

/** No process of a plugin has outlived the host that started it. */
export function auditProcesses({ dataDir, host }: AuditFacts): string[] {
  return orphansOf(dataDir, host.pid).map((pid) => `process ${String(pid)} of a plugin has outlived its host`);
}
