import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../support/eventually.js';
import { runCliHere } from '../support/run-cli.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/plugins/tutorial.md'), 'utf8');
const folder = tempDir('tutorial');

/** In the order of the page: a file to be written, a change to be made, or a command with what it says. */
type Step =
  | { kind: 'file'; name: string; text: string }
  | { kind: 'change'; name: string; from: string; to: string }
  | { kind: 'command'; line: string; output: string };

function steps(): Step[] {
  const file = /`([\w.]+)`[^`]*:\n\n```(?:json|js)\n([^]*?)```/g;
  const change = /`([\w.]+)`[^`]*?change (`+) ?([^\n]+?) ?\2 into (`+) ?([^\n]+?) ?\4[.,]/g;
  const block = /```console\n([^]*?)```/g;
  const found: { at: number; step: Step }[] = [];
  for (const { index: at, 1: name = '', 2: text = '' } of page.matchAll(file))
    found.push({ at, step: { kind: 'file', name, text } });
  for (const { index: at, 1: name = '', 3: from = '', 5: to = '' } of page.matchAll(change))
    found.push({ at, step: { kind: 'change', name, from, to } });
  for (const { index: at, 1: text = '' } of page.matchAll(block))
    found.push(...commands(text).map((step) => ({ at, step })));
  return found.sort((a, b) => a.at - b.at).map(({ step }) => step);
}

function commands(text: string): Step[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [line = '', ...output] = part.split('\n');
      return { kind: 'command', line, output: output.join('\n') };
    });
}

/** What differs from one time to the next. */
function plain(text: string): string {
  return (
    text
      // A slow download tells how far it is; on a terminal that is drawn over.
      .replace(/^\d+ of \d+ tracks? .*\/s.*\n/gm, '')
      // Not said when they are through at once.
      .replace('downloaded; waiting for the plugins …\n', '')
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
      .replace(/\(\d[\d.]*ms\)|(?<=duration_ms )[\d.]+/g, '<duration>')
      .replace(/ +$/gm, '')
      .trim()
  );
}

const all = steps();
const first = all.filter((step) => step.kind === 'file').slice(0, 2);
for (const step of first) write(step.name, step.text);
const stage = await setStage({}, { DEEMUSIC_PLUGIN_PATH: folder });

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function said(line: string): Promise<string> {
  if (line.startsWith('cat ~/lab/music/')) return Promise.resolve(readFileSync(pathIn(line), 'utf8'));
  const [program, ...args] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  if (program === 'npx') return deemusic(args.slice(1));
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH } }, (_error, out, err) => {
      resolve(out + err);
    });
  });
}

function pathIn(line: string): string {
  return join(stage.library, line.slice('cat ~/lab/music/'.length).replaceAll('"', ''));
}

async function deemusic(args: string[]): Promise<string> {
  const { out, err } = await runCliHere(args, { env: { DEEMUSIC_URL: stage.host.url } });
  return err + out;
}

/** What only looks may be asked again: hooks work on after the command that made them due. */
function isLook(line: string): boolean {
  return line.startsWith('cat ') || /plugin (runs|logs|list)/.test(line);
}

async function follow(step: Step): Promise<void> {
  if (step.kind === 'file') {
    write(step.name, step.text);
    return;
  }
  if (step.kind === 'change') {
    const text = readFileSync(join(folder, step.name), 'utf8');
    expect(text).toContain(step.from);
    write(
      step.name,
      text.replace(step.from, () => step.to),
    );
    return;
  }
  const wanted = plain(step.output);
  if (isLook(step.line)) {
    const isThere = async (): Promise<boolean> => plain(await said(step.line).catch(() => '')) === wanted;
    await eventually(step.line, isThere, 15_000).catch(() => undefined);
  }
  expect(`${step.line}\n${plain(await said(step.line))}`).toBe(`${step.line}\n${wanted}`);
}

describe('the tutorial', () => {
  it('has files, changes and commands', () => {
    const count = (kind: Step['kind']): number => all.filter((step) => step.kind === kind).length;
    expect({ file: count('file'), change: count('change') }).toEqual({ file: 4, change: 4 });
    expect(count('command')).toBeGreaterThan(15);
  });

  it('is what one sees who follows it', async () => {
    mkdirSync(join(folder, 'node_modules/@deemusic'), { recursive: true });
    symlinkSync(join(root, 'sdk'), join(folder, 'node_modules/@deemusic/plugin-sdk'));
    for (const step of all) await follow(step);
  }, 60_000);
});
