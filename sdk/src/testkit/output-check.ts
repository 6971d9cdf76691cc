import { Unrecoverable } from '../errors.js';
import type { Artifact, HookName } from '../hooks.js';
import type { TestLibrary } from './test-library.js';

const NOTE_CHARACTERS = 500;
const FIELDS: Record<HookName, readonly string[]> = {
  beforeDownload: ['skip', 'patch'],
  processTrack: ['artifacts', 'note', 'patch'],
  afterTrack: ['artifacts', 'note'],
  afterAlbum: ['artifacts', 'note'],
  afterPlaylist: ['artifacts', 'note'],
};

export interface CheckedOutput {
  /** As the host keeps it: a long note is cut. */
  output: unknown;
  artifacts: Artifact[];
}

/** Holds an output against what its hook may return. @throws Unrecoverable, as the host does */
export function checkedOutput(hook: HookName, output: unknown, library: TestLibrary): CheckedOutput {
  if (output === null) return { output: undefined, artifacts: [] };
  const wrong = (why: string): Unrecoverable => new Unrecoverable(`What ${hook} returned is wrong: ${why}.`);
  if (!isRecord(output)) throw wrong('it is not an object');
  const strange = Object.keys(output).filter((key) => !FIELDS[hook].includes(key));
  if (strange.length > 0) throw wrong(`there is no "${strange.join('", "')}"; there are ${FIELDS[hook].join(', ')}`);
  const { artifacts = [], note = '', patch = {}, skip = '' } = output;
  if (typeof note !== 'string') throw wrong('note is a text');
  if (typeof skip !== 'string') throw wrong('skip is a text, the reason');
  if (!isRecord(patch)) throw wrong('patch is an object');
  const fault = faultOf(artifacts, library);
  if (fault !== null) throw wrong(fault);
  const kept = output.note === undefined ? output : { ...output, note: note.slice(0, NOTE_CHARACTERS) };
  return { output: kept, artifacts: artifacts as Artifact[] };
}

function faultOf(artifacts: unknown, library: TestLibrary): string | null {
  if (!Array.isArray(artifacts)) return 'artifacts is a list';
  for (const artifact of artifacts as unknown[]) {
    const { kind, path } = isRecord(artifact) ? artifact : {};
    if (typeof kind !== 'string' || typeof path !== 'string') return 'an artifact is { kind, path }';
    if (!library.has(path)) return `there is no artifact "${path}" in the library`;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
