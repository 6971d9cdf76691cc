import type { Item } from '../../wire/index.js';
import { nameOf } from '../host/items.js';
import { reasonOf, whatCame } from '../progress/track-line.js';
import { formatBytes, formatCount } from '../terminal/format.js';
import { printable } from '../terminal/printable.js';
import type { Colors, Printer } from '../terminal/printer.js';
import { tree } from '../terminal/tree.js';
import type { DemoResult } from './demo-downloads.js';
import type { DemoHooks } from './demo-hooks.js';

/** Prints the files, how each request ended, and what was not expected. */
export function tellResult(
  result: DemoResult,
  faults: readonly string[],
  dir: string,
  printer: Printer,
  incidents: readonly string[],
): void {
  const { colors } = printer;
  const files = filesOf(result.tracks);
  const { tagged, artifacts } = result.hooks;
  const beside = [...artifacts.values()].flat();
  printer.json({
    event: 'summary',
    ok: faults.length === 0,
    items: [result.track, result.album, result.playlist],
    files: files.map(({ path, item }) => ({ path, quality: item.quality.got, bytes: item.totalBytes ?? item.bytes })),
    tagged: files.filter(({ item }) => tagged.has(item.id)).length,
    artifacts: beside.map(({ path }) => path),
    unexpected: faults,
  });
  if (printer.isJson) return;
  const isTagged = files.every(({ item }) => tagged.has(item.id));
  const notes = new Map(files.map(({ path, item }) => [path, colors.dim(whatCame(item))]));
  const bytes = files.reduce((sum, { item }) => sum + (item.totalBytes ?? item.bytes), 0);
  printer.lines(
    '',
    `${printable(dir)}/`,
    ...tree([...notes.keys(), ...beside.map(({ path }) => path)], notes),
    '',
    ...[result.track, result.album, result.playlist].flatMap((item) => requestLines(item, result, colors)),
    ...incidents.map((incident) => colors.dim(`    ⟲ ${printable(incident)}`)),
    '',
    `${formatCount(files.length, 'file')}, ${formatBytes(bytes)}, every one verified${isTagged ? ', tagged' : ''} and filed.`,
  );
  if (result.wasThere) printer.lines('All of it was here from before; only what was missing has been tried again.');
  for (const fault of faults) printer.lines(colors.red(`unexpected: ${printable(fault)}`));
}

function filesOf(tracks: readonly Item[]): { path: string; item: Item }[] {
  return tracks.flatMap((item) =>
    item.outputPath && item.status === 'completed' ? [{ path: item.outputPath, item }] : [],
  );
}

// A request in a line, and below it what is not as it was wanted.
function requestLines(item: Item, { tracks, hooks }: DemoResult, colors: Colors): string[] {
  const mark = item.status === 'completed' ? colors.green('✔') : colors.yellow('◐');
  const count = item.children
    ? ` ${String(item.children.completed)} of ${formatCount(item.children.total, 'track')}`
    : '';
  const members = tracks.filter((track) => track.parentId === item.id);
  const done = hooksText(item, members, hooks);
  return [
    `${mark} ${item.type.padEnd(8)} ${printable(nameOf(item))}: ${item.status}${count}`,
    ...(done ? [colors.dim(`    ♪ ${printable(done)}`)] : []),
    ...members
      .filter(({ status }) => status !== 'completed')
      .map((track) => colors.red(`    ✘ ${nameAndReason(track)}`)),
    ...members
      .filter(({ status, degraded }) => status === 'completed' && degraded)
      .map((track) => colors.yellow(`    ↓ ${printable(nameOf(track))}: ${whatCame(track)}`)),
  ];
}

// `8 tracks tagged, playlist written to Playlists/Mix.m3u8`
function hooksText(item: Item, members: readonly Item[], { tagged, artifacts }: DemoHooks): string {
  const count = members.filter(({ id }) => tagged.has(id)).length;
  return [
    tagged.has(item.id) ? 'tagged' : '',
    count > 0 ? `${formatCount(count, 'track')} tagged` : '',
    ...(artifacts.get(item.id) ?? []).map(({ kind, path }) => `${kind} written to ${path}`),
  ]
    .filter(Boolean)
    .join(', ');
}

function nameAndReason(track: Item): string {
  return printable(`${nameOf(track)}: ${reasonOf(track)}`);
}
