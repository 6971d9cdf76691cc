import type { Command } from 'commander';
import type { QueueState, Stats } from '../../wire/index.js';
import type { CommandRunner } from '../command-runner.js';
import type { SourceState } from '../host/answers.js';
import { waitingLine } from '../progress/frame-lines.js';
import { formatBytes, formatSpeed, formatTime } from '../terminal/format.js';
import { printable } from '../terminal/printable.js';

export function statsCommand(program: Command, runner: CommandRunner): void {
  program
    .command('stats')
    .description('sum up the queue, what has been done, and the account')
    .action(
      runner.run(async (context) => {
        const rest = context.rest();
        const [stats, queue, source] = await Promise.all([
          rest.get<Stats>('/stats'),
          rest.get<QueueState>('/queue'),
          rest.get<SourceState>('/source'),
        ]);
        context.printer.json({ ...stats, queueState: queue, source });
        context.printer.lines(...queueLines(stats, queue), ...sourceLines(source));
        return undefined;
      }),
    );
}

function queueLines(stats: Stats, queue: QueueState): string[] {
  const { total, ...byStatus } = stats.queue;
  const parts = Object.entries(byStatus).filter(([, count]) => count > 0);
  const speed = stats.activeDownloads > 0 ? formatSpeed(stats.bytesPerSecond) : '';
  return [
    `tracks    ${String(total)}${parts.length > 0 ? `: ${parts.map(([name, count]) => `${String(count)} ${name}`).join(', ')}` : ''}`,
    `running   ${String(stats.activeDownloads)} of ${String(stats.maxWorkers)}${speed && `, ${speed}`}`,
    ...(queue.bandwidthLimit > 0 ? [`limit     ${formatSpeed(queue.bandwidthLimit)}`] : []),
    ...(queue.waiting ? [`queue     ${waitingLine(queue.waiting)}`] : []),
    `all time  ${String(stats.successCount)} done, ${String(stats.failureCount)} failed (${stats.successRate.toFixed(1)} %), ${formatBytes(stats.bytesDownloaded)}`,
    `host      up since ${formatTime(stats.startedAt)}, ${String(stats.connectedClients)} clients`,
  ];
}

function sourceLines(source: SourceState): string[] {
  const plan = source.account?.plan ? `, plan ${printable(source.account.plan)}` : '';
  const formats = source.formats.length > 0 ? `: ${source.formats.join(', ')}` : '';
  return [
    `account   ${source.connected ? `connected${plan}${formats}` : source.hasAccount ? 'not connected' : 'none set'}`,
    ...source.warnings.map((warning) => `warning   ${printable(warning)}`),
  ];
}
