import { Id3v1Tag, MpegAudioFile, ReadStyle, TagTypes } from 'node-taglib-sharp';
import type { Id3v2Tag } from 'node-taglib-sharp';
import type { CoverPicture } from '../cover-picture.js';
import type { TagSet } from '../facts/tag-set.js';
import { paddingFor } from '../file/padding.js';
import { replaceAround } from '../file/replace-around.js';
import type { TaggingConfig } from '../tagging-config.js';
import { ID3_HEADER_BYTES, coverFrame, id3Header } from './id3-bytes.js';
import { id3Tag, renderedFrames } from './id3-tag.js';

/** Room for a later change of texts. */
const FRESH_PADDING_BYTES = 4096;

interface Mp3 {
  id3: Id3v2Tag | undefined;
  audioStart: number;
  audioEnd: number;
}

/** Reads the tags at both ends; the audio is not read. */
function readMp3(path: string): Mp3 {
  const file = new MpegAudioFile(path, ReadStyle.None);
  try {
    return {
      // Whole now: a tag is read while its file is open.
      id3: file.getTag(TagTypes.Id3v2, false) as Id3v2Tag | undefined,
      audioStart: file.mediaStartPosition,
      audioEnd: file.mediaEndPosition,
    };
  } finally {
    file.dispose();
  }
}

function id3v1Of(tag: Id3v2Tag): Buffer {
  const short = Id3v1Tag.fromEmpty();
  tag.copyTo(short, true);
  return Buffer.from(short.render().toByteArray());
}

/**
 * Writes ID3v2 and the cover into an MP3 file, in place. APE tags go, and ID3v1 too unless it is wanted.
 * @param cover null leaves the pictures as they are
 */
export async function tagMp3(
  path: string,
  tags: TagSet,
  cover: CoverPicture | null,
  { id3Version, id3v1 }: TaggingConfig['mp3'],
  signal?: AbortSignal,
): Promise<void> {
  const version = id3Version === '2.3' ? 3 : 4;
  const { id3, audioStart, audioEnd } = readMp3(path);
  const tag = id3Tag(id3, tags, cover !== null, version);
  const picture = cover === null ? Buffer.alloc(0) : coverFrame(cover, version);
  const frames = Buffer.concat([renderedFrames(tag, version), picture]);
  const padding = paddingFor(ID3_HEADER_BYTES + frames.length, audioStart, FRESH_PADDING_BYTES);
  const head = Buffer.concat([id3Header(version, frames.length + padding), frames, Buffer.alloc(padding)]);
  const tail = id3v1 ? id3v1Of(tag) : Buffer.alloc(0);
  await replaceAround(path, { head, audioStart, audioEnd, tail }, signal);
}
