import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCliHere } from '../support/run-cli.js';
import { setStage } from '../support/stage.js';

const stage = await setStage();
const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .map((name) => join('docs', String(name)))
    .filter((name) => name.endsWith('.md')),
  ...['.', ...readdirSync(join(root, 'plugins'))]
    .map((name) => join('plugins', name, 'README.md'))
    .filter((name) => existsSync(join(root, name))),
];

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

describe('the documentation', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(pages)('%s names only scripts that package.json has', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/`npm run ([a-z:]+)/g)].map(([, script]) => script ?? '');
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('tells of every command and every option of it', async () => {
    const manual = read('docs/cli.md');
    const { out } = await runCliHere(['--help']);
    const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== 'help');
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      expect(manual).toContain(`\`${command}`);
      const help = (await runCliHere([command, '--help'])).out;
      const options = [...help.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(([, name]) => `--${name ?? ''}`);
      for (const option of options.filter((name) => name !== '--help')) expect(manual).toContain(option);
    }
  });
});

describe('the table of rooms', () => {
  it('says what the import law says', () => {
    const law = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      forbidden: { comment?: string }[];
    };
    const has = law.forbidden.flatMap(({ comment }) => {
      const [, room, known] = /^src\/(\w+) may know: (.*)$/.exec(comment ?? '') ?? [];
      return room === undefined ? [] : [[room, known?.replace('nothing', '–')]];
    });
    const rows = [...read('CONTRIBUTING.md').matchAll(/^\| `(\w+)` +\|[^|]*\| ([^|]*?) +\|$/gm)];
    const told = rows.map(([, room, known]) => [room, known]).filter(([, known]) => known !== 'any');
    expect(told.sort()).toEqual(has.sort());
  });
});

describe('the REST overview', () => {
  it('tells of all calls that the host has, and of no other', async () => {
    const { paths } = (await (await fetch(`${stage.host.url}/api/docs-json`)).json()) as {
      paths: Record<string, object>;
    };
    const has = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
    const page = read('docs/rest.md');
    const told = [...page.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[^`?]*)`/g)].map(
      ([, method, path]) => `${method ?? ''} ${path ?? ''}`,
    );
    // "and `resume`, `cancel`, `retry`" stand in the line of their brother.
    const brothers = ['resume', 'cancel', 'retry'].map((verb) => `POST /downloads/{id}/${verb}`);
    expect([...told, ...brothers].sort()).toEqual(has.sort());
  });
});
