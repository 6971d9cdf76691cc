import type { Permissions } from '@deemusic/plugin-sdk';
import { refused } from './request-failures.js';

type Access = NonNullable<Permissions['files']>['access'];

/** @throws HookFailure unrecoverable, fault plugin, with the line that the manifest lacks */
export function assertFileAccess(permissions: Permissions | null, needed: Access): void {
  const granted = permissions?.files?.access ?? null;
  if (granted === 'write' || granted === needed) return;
  throw refused(
    `it may not ${needed === 'write' ? 'write to' : 'read'} the library; add to the block "deemusic" of its package.json: ` +
      `"permissions": { "files": { "access": "${needed}", "reason": "…" } }`,
  );
}
