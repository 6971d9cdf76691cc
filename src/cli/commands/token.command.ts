import { Option, type Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { CommandRunner } from '../command-runner.js';
import { formatTime } from '../terminal/format.js';
import { table } from '../terminal/table.js';

interface TokenInfo {
  id: string;
  name: string;
  scope: string;
  createdAt: number;
  lastUsedAt: number | null;
}

export function tokenCommand(program: Command, runner: CommandRunner): void {
  const token = program.command('token').description('who may talk to the host');
  token
    .command('create')
    .description('make a token; it is shown once')
    .argument('<name>', 'whom it is for')
    .addOption(new Option('--scope <scope>', 'what it may do').choices(['read', 'control', 'admin']).default('control'))
    .action(runner.run(createToken));
  token.command('list').description('show the tokens, without their secret part').action(runner.run(listTokens));
  token
    .command('revoke')
    .description('end a token at once')
    .argument('<id>', 'as `token list` shows it')
    .action(runner.run(revokeToken));
}

async function createToken(context: CommandContext, name: string, { scope }: { scope: string }): Promise<undefined> {
  const { printer } = context;
  const made = await context.rest().post<TokenInfo & { token: string }>('/tokens', { name, scope });
  printer.json(made);
  printer.lines(made.token);
  printer.note(`Token ${made.id} (${made.scope}) for ${made.name}. It is not shown again.`);
}

async function listTokens(context: CommandContext): Promise<undefined> {
  const { printer } = context;
  const { items } = await context.rest().get<{ items: TokenInfo[] }>('/tokens');
  for (const item of items) printer.json(item);
  if (items.length === 0) printer.note('There are no tokens.');
  else printer.lines(...tokenLines(items, printer.width));
}

async function revokeToken(context: CommandContext, id: string): Promise<undefined> {
  await context.rest().delete(`/tokens/${encodeURIComponent(id)}`);
  context.printer.json({ id, revoked: true });
  context.printer.lines(`${id}  revoked`);
}

function tokenLines(tokens: readonly TokenInfo[], width: number | null): string[] {
  return table<TokenInfo>(
    tokens,
    [
      { head: 'ID', text: ({ id }) => id },
      { head: 'SCOPE', text: ({ scope }) => scope },
      { head: 'MADE', text: ({ createdAt }) => formatTime(createdAt) },
      { head: 'LAST USED', text: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : formatTime(lastUsedAt)) },
      { head: 'NAME', text: ({ name }) => name },
    ],
    width,
  );
}
