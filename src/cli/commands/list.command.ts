import type { Command } from 'commander';
import type { Item } from '../../wire/index.js';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import type { ItemPage } from '../host/answers.js';
import { nameOf } from '../host/items.js';
import { integer } from '../option-values.js';
import { statusText } from '../terminal/status-text.js';
import { table } from '../terminal/table.js';

interface ListOptions {
  status?: string;
  type?: string;
  parent?: string;
  search?: string;
  sort?: string;
  limit: number;
  cursor?: string;
}

export function listCommand(program: Command, runner: CommandRunner): void {
  program
    .command('list')
    .description('show what was requested and how it stands')
    .option('-s, --status <statuses>', 'only these, separated by commas')
    .option('-t, --type <types>', 'only track, album or playlist')
    .option('--parent <id>', 'the tracks of this album or playlist')
    .option('--search <words>', 'only what has these words in title, artist or album')
    .option('--sort <order>', 'position, added or -added')
    .option('-n, --limit <n>', 'how many, 1 to 500', integer(1, 500), 50)
    .option('--cursor <cursor>', 'go on where an earlier page ended')
    .action(
      runner.run(async (context, { search, ...query }: ListOptions) => {
        const page = await context.rest().get<ItemPage>('/downloads', { ...query, q: search });
        showPage(context, page);
        return undefined;
      }),
    );
}

function showPage({ printer }: CommandContext, page: ItemPage): void {
  for (const item of page.items) printer.json(item);
  if (page.items.length === 0) {
    printer.note('Nothing here.');
    return;
  }
  const { colors } = printer;
  const lines = table<Item>(
    page.items,
    [
      { head: 'ID', text: ({ id }) => id },
      { head: 'STATUS', text: stateOf, paint: (text, item) => statusText(text, item, colors) },
      { head: 'DONE', text: doneOf, align: 'right' },
      { head: 'NAME', text: nameOf },
    ],
    printer.width,
  );
  printer.lines(...lines);
  if (page.nextCursor === null) return;
  const total = page.total === null ? '' : ` of ${String(page.total)}`;
  printer.note(`${String(page.items.length)}${total} shown; more with --cursor ${page.nextCursor}`);
}

function stateOf(item: Item): string {
  if (item.waiting) return `${item.status} (${item.waiting.reason})`;
  if (item.error) return `${item.status} (${item.error.code})`;
  return item.degraded ? `${item.status} (${item.quality.got ?? 'degraded'})` : item.status;
}

function doneOf({ children, progress }: Item): string {
  return children ? `${String(children.completed)}/${String(children.total)}` : `${String(Math.floor(progress))} %`;
}
