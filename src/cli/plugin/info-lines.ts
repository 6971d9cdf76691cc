import { formatCount, formatTime } from '../terminal/format.js';
import { printable } from '../terminal/printable.js';
import type { Colors } from '../terminal/printer.js';
import type { PluginHookInfo, PluginInfo } from './plugin-answers.js';
import { stateText } from './state-text.js';

/** All that is known of a plugin, for people. */
export function infoLines(plugin: PluginInfo, colors: Colors): string[] {
  const { id, state, pid, hooks, events, openRuns, deadRuns } = plugin;
  const facts = [
    plugin.description,
    ...stateLines(plugin),
    pid === null ? '' : `process: ${String(pid)}`,
    ...hooks.map((hook) => `hook: ${hookText(hook)}`),
    events.length > 0 ? `listens to: ${events.join(', ')}` : '',
    ...permissionLines(plugin.permissions),
    plugin.hasConfig ? `settings: deemusic plugin config ${id}` : '',
    openRuns > 0 ? `${formatCount(openRuns, 'run')} to do` : '',
    deadRuns > 0 ? `${formatCount(deadRuns, 'dead run')}: deemusic plugin runs --plugin ${id} --state dead` : '',
  ];
  return [
    `${printable(headline(plugin))}  ${stateText(state, state, colors)}`,
    ...facts.filter(Boolean).map((fact) => `  ${printable(fact)}`),
  ];
}

function headline({ id, displayName, version, origin }: PluginInfo): string {
  return [`${displayName} (${id})`, version ?? 'unknown version', origin ?? 'its folder is gone'].join(', ');
}

function stateLines({ reason, fault, since, nextTryAt }: PluginInfo): string[] {
  return [
    reason === null ? '' : `reason: ${reason}${fault === null ? '' : ` (fault: ${fault})`}`,
    `since: ${formatTime(since)}`,
    nextTryAt === null ? '' : `tried again: ${formatTime(nextTryAt)}`,
  ];
}

function hookText({ name, order, enabled, timeoutMs, concurrency, retries, onError }: PluginHookInfo): string {
  return [
    enabled ? name : `${name} (off)`,
    order === 'normal' ? '' : order,
    `${String(timeoutMs / 1000)} s`,
    concurrency > 1 ? `${String(concurrency)} at once` : '',
    formatCount(retries, 'retry').replace('retrys', 'retries'),
    onError === 'fail' ? 'a track fails with it' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function permissionLines({ net, files, exec = [] }: PluginInfo['permissions']): string[] {
  return [
    net ? `may reach: ${net.hosts.join(', ')}${net.allowPrivate ? ', private addresses too' : ''}` : '',
    files ? `may ${files.access} files of the library` : '',
    exec.length > 0 ? `may run: ${exec.includes('*') ? 'programs that its settings name' : exec.join(', ')}` : '',
  ];
}
