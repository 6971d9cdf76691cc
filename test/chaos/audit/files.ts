import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AudioFormat } from '../../../src/domain/index.js';
import { sameAudio } from '../../../src/library/audio/same-audio.js';
import { stagedItemOf } from '../../../src/library/staging-name.js';
import type { ItemRow } from '../../../src/queue/rows/item-row.js';
import { flacTest, probe } from '../../support/audio-tools.js';
import { filesBelow, published, staged } from '../../support/files.js';
import { isFiled } from './items.js';
import type { AuditFacts } from './subject.js';

/** Statuses that may go on from staged bytes. */
const KEEPS_STAGED = ['pending', 'downloading', 'processing', 'paused', 'failed'];

/** The library: each completed item has one whole file, and no other file is there. */
export async function auditFiles(facts: AuditFacts): Promise<string[]> {
  const { items, library } = facts;
  return [...strangers(facts, await artifactsOf(facts)), ...leftovers(items, library), ...(await broken(facts))];
}

async function artifactsOf({ query }: AuditFacts): Promise<string[]> {
  return (await query<{ path: string }>('SELECT path FROM artifact')).map(({ path }) => path);
}

/** Files that no row knows; a row whose file is missing is found by {@link broken}. */
function strangers({ items, library }: AuditFacts, artifacts: readonly string[]): string[] {
  const known = new Set([...items.filter(isFiled).map((row) => row.output_path), ...artifacts]);
  return published(library)
    .filter((path) => !known.has(path))
    .map((path) => `${path} belongs to nobody`);
}

function leftovers(items: readonly ItemRow[], library: string): string[] {
  const mayKeep = (name: string): boolean =>
    items.some(({ id, status }) => id === stagedItemOf(name) && KEEPS_STAGED.includes(status));
  return [
    ...staged(library)
      .filter((name) => !mayKeep(name))
      .map((name) => `${name} is staged for nobody`),
    ...filesBelow(join(library, '.deemusic', 'edits')).map((name) => `${name} is left of an edit`),
  ];
}

/** Compares each file with what the service has: the same bytes, or the same sound where a plugin wrote tags. */
async function broken({ items, library, sandbox }: AuditFacts): Promise<string[]> {
  const faults: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'deemusic-audit-'));
  try {
    for (const { id, output_path: path, recording, quality_got: format } of items.filter(isFiled)) {
      const file = join(library, path ?? '');
      if (path === null || !existsSync(file)) {
        faults.push(`${id} is completed, its file ${String(path)} is not there`);
        continue;
      }
      const original = sandbox.plainBytes(recording?.split(':')[1] ?? '', format as AudioFormat);
      if (!readFileSync(file).equals(original) && !(await hasSameSound(file, original, join(folder, 'original'))))
        faults.push(`${id}: ${path} is not what the service has`);
      const complaint = complaintOf(file);
      if (complaint) faults.push(`${path} is not sound: ${complaint}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return faults;
}

function hasSameSound(file: string, original: Uint8Array, copy: string): Promise<boolean> {
  writeFileSync(copy, original);
  return sameAudio(copy, file);
}

/** What another decoder says; nothing where there is none. */
function complaintOf(file: string): string | null {
  if (!file.endsWith('.flac'))
    return (hasProgram('ffprobe') && !probe(file)?.format && 'ffprobe cannot read it') || null;
  const judgement = hasProgram('flac') ? flacTest(file) : null;
  return judgement && judgement.status !== 0 ? judgement.output : null;
}

const programs = new Map<string, boolean>();

function hasProgram(name: string): boolean {
  const known = programs.get(name) ?? spawnSync(name, ['--version']).error === undefined;
  programs.set(name, known);
  return known;
}
