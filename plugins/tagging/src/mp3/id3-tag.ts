import {
  Id3v2AttachmentFrame,
  Id3v2FrameIdentifiers,
  Id3v2Settings,
  Id3v2Tag,
  NotImplementedError,
  PictureType,
} from 'node-taglib-sharp';
import type { Id3v2Frame } from 'node-taglib-sharp';
import type { TagSet } from '../facts/tag-set.js';
import { DATE_FRAMES, dateFrames, dateOf } from './id3-date.js';
import { id3Frames, isReplacedBy } from './id3-frames.js';
import type { Id3Version } from './text-frame.js';

// "17" for Rock is read by few as a genre.
Id3v2Settings.useNumericGenres = false;

function isFrontCover(frame: Id3v2Frame): boolean {
  return (
    frame instanceof Id3v2AttachmentFrame &&
    frame.frameId === Id3v2FrameIdentifiers.APIC &&
    frame.type === PictureType.FrontCover
  );
}

/** What the file had, as this version says it. */
function keptFrames(former: Id3v2Tag | undefined, version: Id3Version): Id3v2Frame[] {
  if (former === undefined || former.version === version) return former?.frames ?? [];
  const others = former.frames.filter(({ frameId }) => !DATE_FRAMES.includes(frameId));
  return [...dateFrames(dateOf(former.frames), version), ...others];
}

/**
 * A new tag: ours, then what else the file had.
 * @param hasCover a former front cover goes, for a new one follows
 */
export function id3Tag(former: Id3v2Tag | undefined, tags: TagSet, hasCover: boolean, version: Id3Version): Id3v2Tag {
  const isReplaced = isReplacedBy(tags);
  const kept = keptFrames(former, version).filter((frame) => !isReplaced(frame) && !(hasCover && isFrontCover(frame)));
  const tag = Id3v2Tag.fromEmpty();
  tag.version = version;
  for (const frame of id3Frames(tags, version)) tag.addFrame(frame);
  for (const frame of kept) tag.addFrame(frame);
  return tag;
}

function rendered(frame: Id3v2Frame, version: Id3Version): Buffer {
  try {
    return Buffer.from(frame.render(version).toByteArray());
  } catch (error) {
    // A frame that this version does not know, or that is compressed or encrypted: it cannot be kept, but the rest can.
    const isUnknown = error instanceof Error && error.message.startsWith('Not supported');
    if (isUnknown || error instanceof NotImplementedError) return Buffer.alloc(0);
    throw error;
  }
}

/** The bytes of its frames. The library's own rendering of a whole tag drops the list of musicians (TMCL), and pads as it likes. */
export function renderedFrames(tag: Id3v2Tag, version: Id3Version): Buffer {
  return Buffer.concat(tag.frames.map((frame) => rendered(frame, version)));
}
