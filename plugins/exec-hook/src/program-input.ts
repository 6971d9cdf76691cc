import type { AlbumEvent, HookRun, MemberInfo, PlaylistEvent, PluginFiles, TrackEvent } from '@deemusic/plugin-sdk';
import type { ExecHook } from './exec-config.js';

/** Version of what a program reads; a later one only adds. */
const INPUT_VERSION = 1;

/** What a program reads from its standard input: the event of the hook, about which run it is, and where the files are. */
export async function programInput(
  hook: ExecHook,
  event: TrackEvent | AlbumEvent | PlaylistEvent,
  run: HookRun,
  files: Pick<PluginFiles, 'resolve'>,
): Promise<string> {
  const { id, idempotencyKey, attempt, reason } = run;
  const facts = 'members' in event ? { ...event, members: await withPlaces(event.members, files) } : event;
  return `${JSON.stringify({ version: INPUT_VERSION, hook, run: { id, idempotencyKey, attempt, reason }, ...facts })}\n`;
}

async function withPlaces(
  members: readonly MemberInfo[],
  files: Pick<PluginFiles, 'resolve'>,
): Promise<(MemberInfo & { absolutePath: string | null })[]> {
  const placed = [];
  for (const member of members) {
    placed.push({ ...member, absolutePath: member.path === null ? null : await files.resolve(member.path) });
  }
  return placed;
}
