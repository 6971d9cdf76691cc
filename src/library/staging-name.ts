import { createHash } from 'node:crypto';

/** Folder of the library that holds what is not published yet, with `/`. */
export const STAGING_FOLDER = '.deemusic/staging';
/** What every unfinished file ends in. */
export const STAGED_EXTENSION = '.part';
/** Put behind the name of a staged file: the version of it that was edited. */
export const EDITED_EXTENSION = '.edited';
/** Folder of the library that holds what others are working on. */
export const EDITS_FOLDER = '.deemusic/edits';

const MAX_ENCODED_BYTES = 240;

/**
 * The file name of an item's staged bytes. Two ids never share one, also not where case does not count (SMB, exFAT):
 * all but `[a-z0-9_.-]` is percent-encoded, capitals too.
 */
export function stagingName(itemId: string): string {
  const encoded = Array.from(Buffer.from(itemId), encodeByte).join('').replace(/^\./, '%2e');
  // Too long for a name: its owner cannot be read back, so such a file does not outlive a restart. `%-` is no code of a
  // byte: `%` and the digits of a hash may be one, and would name an item that nobody asked for.
  const name = encoded.length <= MAX_ENCODED_BYTES ? encoded : `%-${createHash('sha256').update(itemId).digest('hex')}`;
  return name + STAGED_EXTENSION;
}

/** The item that a staged file belongs to, or null when its name does not tell. */
export function stagedItemOf(name: string): string | null {
  if (!name.endsWith(STAGED_EXTENSION)) return null;
  try {
    const id = decodeURIComponent(name.slice(0, -STAGED_EXTENSION.length));
    return stagingName(id) === name ? id : null;
  } catch {
    return null;
  }
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[a-z0-9_.-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
}
