import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { measureOf } from './measures.js';
import type { MeasureResult, Results } from './results.js';
import { markdownTable, rowOf, rowsOf } from './table.js';

const template = new URL('../performance.template.md', import.meta.url);

/**
 * The page on performance: its prose from the template, its figures from the last results.
 * @throws Error for a place in the template that nothing fills
 */
export async function reportOf(results: Results): Promise<string> {
  return format(filled(results), { ...(await resolveConfig(fileURLToPath(template))), parser: 'markdown' });
}

function filled(results: Results): string {
  return readFileSync(template, 'utf8').replace(
    /\{\{(\w+)(?: ([\w-]+))?\}\}/g,
    (place, kind: string, name?: string) => {
      if (kind === 'summary') return markdownTable(rowsOf(results));
      if (kind === 'machine') return machineText(results);
      if (kind === 'figures' && name !== undefined) return figuresText(name, results.measures[name]);
      throw new Error(`the template has a place that nothing fills: ${place}`);
    },
  );
}

function machineText({ machine, measures }: Results): string {
  const last = Object.values(measures)
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  const lines = [
    `- ${machine.cpu}, ${String(machine.cores)} cores, ${String(machine.memoryGib)} GiB, ${machine.disk}, ${machine.system}`,
  ];
  if (last) {
    const { node, sqlite, aria2c, openssl } = last.versions;
    const tools = { Node: node, SQLite: sqlite, aria2c, OpenSSL: openssl };
    const named = Object.entries(tools).map(([tool, version]) => `${tool} ${version ?? '–'}`);
    lines.push(`- ${named.join(', ')}`);
  }
  return lines.join('\n');
}

function figuresText(name: string, result: MeasureResult | undefined): string {
  const command = `\`npm run bench -- ${measureOf(name).name}\``;
  if (!result) return `Not measured here yet: ${command}`;
  if (result.status !== 'measured') return `${command} ${result.status}: ${result.reason ?? ''}`;
  const rounds = Math.max(...result.figures.map(({ samples }) => samples.length));
  const when = `${command}, ${result.at.slice(0, 10)}, DeeMusic ${result.versions.deemusic}, ${String(rounds)} ${rounds === 1 ? 'round' : 'rounds'}, load ${result.load.toFixed(1)} when it began${result.isQuick ? ', **quick**' : ''}`;
  const facts = Object.entries(result.facts).map(([fact, value]) => `- ${fact}: ${value}`);
  return [when, '', markdownTable(result.figures.map((figure) => rowOf(figure.title, figure))), '', ...facts]
    .join('\n')
    .trimEnd();
}
