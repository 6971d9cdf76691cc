import { Option, type Command } from 'commander';
import type { DownloadEntry, DownloadResult } from '../../wire/index.js';
import { CliError } from '../cli-error.js';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import type { DownloadAnswer } from '../host/answers.js';
import { chooseView } from '../progress/choose-view.js';
import { follow, interrupted } from '../progress/follow.js';
import { totalLine } from '../progress/frame-lines.js';
import { hookLeftLine, hooksLeft } from '../progress/hooks-left.js';
import { untilPluginsThrough } from '../progress/until-plugins-through.js';
import { WatchSession } from '../progress/watch-session.js';
import type { Io } from '../terminal/io.js';
import { readLines } from '../terminal/read-lines.js';

interface AddOptions {
  quality?: string;
  priority?: string;
  force?: boolean;
  wait?: boolean;
}

export function addCommand(program: Command, runner: CommandRunner): void {
  program
    .command('add')
    .description('queue tracks, albums and playlists for download')
    .argument('<link...>', 'links, `album_302127`, `deezer:` URIs; `-` reads one a line from the standard input')
    .addOption(
      new Option('-q, --quality <quality>', 'the best wanted').choices(['FLAC', 'MP3_320', 'MP3_128', 'PREVIEW']),
    )
    .addOption(
      new Option('-p, --priority <priority>', 'turn in the queue').choices(['interactive', 'normal', 'backfill']),
    )
    .option('-f, --force', 'download again what is there')
    .option('-w, --wait', 'show progress until all of it is done, by the plugins too')
    .action(
      runner.run(async (context, links: string[], options: AddOptions) => {
        const entries = await entriesOf(links, context.io);
        return options.wait ? addAndWait(context, entries, options) : addOnly(context, entries, options);
      }),
    );
}

async function addOnly(context: CommandContext, entries: DownloadEntry[], options: AddOptions): Promise<ExitCode> {
  const { items } = await request(context, entries, options);
  for (const item of items) {
    context.printer.json(item);
    context.printer.lines(resultLine(item));
  }
  return EXIT.ok;
}

async function addAndWait(context: CommandContext, entries: DownloadEntry[], options: AddOptions): Promise<ExitCode> {
  const { printer, io } = context;
  const rest = context.rest();
  const view = chooseView(printer);
  const session = new WatchSession(rest, view);
  try {
    await session.open();
    const { items } = await request(context, entries, options);
    const ended = await follow(items, session, rest, { signal: io.signal });
    const ids = ended.map(({ id }) => id);
    const found = await untilPluginsThrough(rest, ids, io.signal, () => {
      view.note('downloaded; waiting for the plugins …');
    }).catch((error: unknown) => {
      throw io.signal.aborted ? interrupted() : error;
    });
    const left = await hooksLeft(rest, found);
    view.close();
    printer.lines(totalLine(session.state.frame()), ...left.map(hookLeftLine));
    for (const { item, run } of left) printer.json({ event: 'hook', itemId: item.id, run });
    // An answer may be older than what was heard; of one that rests only its plugins' part can have changed.
    const post = new Map(found.map((item) => [item.id, item.post]));
    for (const item of ended) printer.json({ event: 'item', item: { ...item, post: post.get(item.id) ?? item.post } });
    return ended.every(({ status }) => status === 'completed' || status === 'skipped') ? EXIT.ok : EXIT.incomplete;
  } finally {
    view.close();
    session.close();
  }
}

function request(context: CommandContext, entries: DownloadEntry[], options: AddOptions): Promise<DownloadAnswer> {
  const { quality, priority, force } = options;
  const shared = { ...(quality && { quality }), ...(priority && { priority }), ...(force && { force }) };
  const [only] = entries;
  const body = entries.length === 1 ? { ...only, ...shared } : { ...shared, items: entries };
  return context.rest().post('/downloads', body);
}

async function entriesOf(links: readonly string[], io: Io): Promise<DownloadEntry[]> {
  const read = links.includes('-') ? await readLines(io.stdin) : [];
  const all = links.flatMap((link) => (link === '-' ? read : [link]));
  if (all.length === 0) throw new CliError('No link was given.', EXIT.usage, 'usage');
  return all.map(entryOf);
}

// `album_302127` is how items are called everywhere else, so it works here too.
function entryOf(link: string): DownloadEntry {
  const [, type, id] = /^(track|album|playlist)_(-?\w+)$/.exec(link) ?? [];
  return type && id ? { type: type as 'track', id } : { link };
}

function resultLine({ id, created, requeued }: DownloadResult): string {
  if (created) return `${id}  queued`;
  return `${id}  ${requeued ? 'queued again' : 'is there already'}`;
}
