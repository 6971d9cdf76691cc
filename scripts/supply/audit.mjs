/** Known holes of the dependencies, as the registry knows them. Node's own modules only. */
import { spawnSync } from 'node:child_process';

const COUNTED = new Set(['moderate', 'high', 'critical']);

/** @returns {{ report: object } | { skipped: string }} `skipped` says why nobody could be asked */
export function askRegistry(root) {
  const flags = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=10000'];
  const { stdout, error } = spawnSync('npm', flags, {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
    shell: process.platform === 'win32',
  });
  if (error) return { skipped: error.message };
  try {
    const report = JSON.parse(stdout);
    if (report.vulnerabilities) return { report };
    return { skipped: String(report.message ?? report.error?.summary ?? 'the registry gave no report').split('\n')[0] };
  } catch {
    return { skipped: 'npm gave no report' };
  }
}

/**
 * @param {{ id: string, reason: string, expires: string }[]} allowed
 * @param {string} today YYYY-MM-DD
 * @returns {string[]}
 */
export function auditFaults(report, allowed, today) {
  const advisories = Object.values(report.vulnerabilities).flatMap(({ via }) =>
    via.filter((one) => typeof one === 'object'),
  );
  const counted = advisories.filter(({ severity }) => COUNTED.has(severity));
  const faults = counted.flatMap(({ url, name, title, severity }) => {
    const entry = allowed.find(({ id }) => url?.endsWith(id));
    if (!entry) return [`${name}: ${title} (${severity}, ${url})`];
    return entry.expires < today ? [`${name}: ${title}: the reason to leave it was good until ${entry.expires}`] : [];
  });
  return [...new Set(faults)];
}
