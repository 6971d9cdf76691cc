import { Option, type Command } from 'commander';
import type { CommandRunner } from '../command-runner.js';
import type { SearchHit, SearchPage } from '../host/answers.js';
import { integer } from '../option-values.js';
import { formatCount, formatDuration } from '../terminal/format.js';
import { table } from '../terminal/table.js';

interface SearchOptions {
  type: string;
  limit: number;
  cursor?: string;
}

export function searchCommand(program: Command, runner: CommandRunner): void {
  program
    .command('search')
    .description('look for music at the source')
    .argument('<words...>')
    .addOption(new Option('-t, --type <type>').choices(['track', 'album', 'playlist', 'artist']).default('track'))
    .option('-n, --limit <n>', 'how many, 1 to 100', integer(1, 100), 25)
    .option('--cursor <cursor>', 'go on where an earlier page ended')
    .action(
      runner.run(async (context, words: string[], { type, limit, cursor }: SearchOptions) => {
        const { printer } = context;
        const page = await context.rest().get<SearchPage>('/search', { q: words.join(' '), type, limit, cursor });
        for (const hit of page.items) printer.json(hit);
        if (page.items.length === 0) printer.note('Nothing found.');
        else printer.lines(...hitLines(page.items, printer.width));
        if (page.nextCursor !== null) printer.note(`more with --cursor ${page.nextCursor}`);
        return undefined;
      }),
    );
}

function hitLines(hits: readonly SearchHit[], width: number | null): string[] {
  return table<SearchHit>(
    hits,
    [
      { head: 'ID', text: ({ ref }) => `${ref.type}_${ref.source === 'deezer' ? '' : `${ref.source}:`}${ref.id}` },
      { head: 'LENGTH', text: lengthOf, align: 'right' },
      { head: 'NAME', text: nameOfHit },
    ],
    width,
  );
}

function lengthOf({ durationSeconds, trackCount }: SearchHit): string {
  if (trackCount !== null) return formatCount(trackCount, 'track');
  return durationSeconds === null ? '' : formatDuration(durationSeconds);
}

function nameOfHit({ title, artist, album, isExplicit }: SearchHit): string {
  return [isExplicit ? `${title} [explicit]` : title, artist, album].filter(Boolean).join(' – ');
}
