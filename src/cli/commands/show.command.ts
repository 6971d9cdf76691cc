import type { Command } from 'commander';
import type { Item } from '../../wire/index.js';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { itemPath, nameOf } from '../host/items.js';
import { waitingLine } from '../progress/frame-lines.js';
import { reasonOf, whatCame } from '../progress/track-line.js';
import { formatTime } from '../terminal/format.js';
import { printable } from '../terminal/printable.js';
import { statusText } from '../terminal/status-text.js';

interface TimelineEntry {
  at: number;
  event: string;
  from?: string;
  to?: string;
  message?: string;
}

export function showCommand(program: Command, runner: CommandRunner): void {
  program
    .command('show')
    .description('show one item, and what happened to it')
    .argument('<id>', 'as `list` shows it')
    .action(runner.run(show));
}

async function show(context: CommandContext, id: string): Promise<undefined> {
  const rest = context.rest();
  const [item, { items }] = await Promise.all([
    rest.get<Item>(itemPath(id)),
    rest.get<{ items: TimelineEntry[] }>(itemPath(id, '/timeline')),
  ]);
  const { printer } = context;
  printer.json({ ...item, timeline: items });
  printer.lines(`${printable(nameOf(item))}  ${statusText(item.status, item, printer.colors)}`);
  printer.lines(...factsOf(item).map((fact) => `  ${printable(fact)}`));
  printer.lines(...items.map((entry) => `  ${formatTime(entry.at)}  ${printable(happened(entry))}`));
}

function factsOf(item: Item): string[] {
  return [
    item.album ?? '',
    item.status === 'completed' && item.type === 'track' ? whatCame(item) : `wanted: ${item.quality.wanted}`,
    item.children ? `${String(item.children.completed)} of ${String(item.children.total)} tracks` : '',
    item.outputPath ?? '',
    item.error ? reasonOf(item) : '',
    item.waiting ? waitingLine(item.waiting) : '',
  ].filter(Boolean);
}

function happened({ event, from, to, message }: TimelineEntry): string {
  const change = from && to ? `${from} → ${to}` : (to ?? '');
  return [event === 'status' ? change : [event, change].filter(Boolean).join(': '), message].filter(Boolean).join('  ');
}
