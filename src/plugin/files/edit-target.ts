import type { MemberInfo } from '@deemusic/plugin-sdk';
import type { EditTarget } from '../../library/index.js';
import type { RunScope } from '../run-scopes.js';

/**
 * The file that a run may edit under that path: its own track's, or that of a member of its collection. What the host knows of it
 * counts, not what the plugin said.
 */
export function editTarget(scope: RunScope, libraryPath: string): EditTarget | null {
  const { event } = scope.subject;
  if (!('file' in event)) return memberTarget(event.members, libraryPath);
  const { file } = event;
  if (file.libraryPath !== libraryPath) return null;
  return { itemId: scope.itemId, isPublished: file.isPublished, libraryPath, format: file.format };
}

function memberTarget(members: readonly MemberInfo[], libraryPath: string): EditTarget | null {
  const member = members.find(({ path, status }) => path === libraryPath && status === 'completed');
  const extension = /\.(flac|mp3)$/i.exec(libraryPath)?.[1]?.toLowerCase();
  if (!member || extension === undefined) return null;
  const format = extension === 'flac' ? 'FLAC' : 'MP3_320';
  return { itemId: member.id, isPublished: true, libraryPath, format };
}
