import { FlacBlockType, PictureType } from 'node-taglib-sharp';
import type { XiphComment } from 'node-taglib-sharp';
import type { CoverPicture } from '../cover-picture.js';
import type { TagSet } from '../facts/tag-set.js';
import { paddingFor } from '../file/padding.js';
import { replaceAround } from '../file/replace-around.js';
import type { FlacMetadata } from './flac-metadata.js';
import { flacBlock, readFlacMetadata } from './flac-metadata.js';
import { vorbisFields } from './vorbis-fields.js';

const SIGNATURE = Buffer.from('fLaC');
const BLOCK_HEADER_BYTES = 4;
/** Room for a later change of texts; a cover in another size moves the audio. */
const FRESH_PADDING_BYTES = 8192;
const LAST_BLOCK = 0x80;
const COLOUR_BITS = 24;

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => buffer.writeUInt32BE(value, 4 * index));
  return buffer;
}

// By hand: the library takes 40 ms for a cover of 500 KB.
function pictureBlock({ data, mime, width, height }: CoverPicture): Buffer {
  const type = Buffer.from(mime, 'latin1');
  const head = words(PictureType.FrontCover, type.length);
  const description = words(0);
  return flacBlock(
    FlacBlockType.Picture,
    ...[head, type, description, words(width, height, COLOUR_BITS, 0, data.length), data],
  );
}

function commentBlock(comment: XiphComment, tags: TagSet, isCoverNew: boolean): Buffer {
  const fields = vorbisFields(tags);
  // Taken out first, so that they always stand behind the fields that are not ours, in one order.
  for (const [name] of fields) comment.removeField(name);
  for (const [name, values] of fields) comment.setFieldAsStrings(name, ...values);
  if (isCoverNew) comment.pictures = comment.pictures.filter(({ type }) => type !== PictureType.FrontCover);
  return flacBlock(FlacBlockType.XiphComment, comment.render(false).toByteArray());
}

function headOf(metadata: FlacMetadata, tags: TagSet, cover: CoverPicture | null): Buffer {
  const kept = metadata.pictures.filter(({ isFrontCover }) => cover === null || !isFrontCover);
  const blocks = [
    ...metadata.others,
    commentBlock(metadata.comment, tags, cover !== null),
    ...(cover === null ? [] : [pictureBlock(cover)]),
    ...kept.map(({ block }) => block),
  ];
  const length = SIGNATURE.length + blocks.reduce((sum, block) => sum + block.length, 0);
  const padding = paddingFor(length, metadata.audioStart, FRESH_PADDING_BYTES, BLOCK_HEADER_BYTES);
  if (padding > 0) blocks.push(flacBlock(FlacBlockType.Padding, new Uint8Array(padding - BLOCK_HEADER_BYTES)));
  const last = blocks.at(-1);
  if (last) last.writeUInt8(last.readUInt8(0) | LAST_BLOCK, 0);
  return Buffer.concat([SIGNATURE, ...blocks]);
}

/**
 * Writes Vorbis comments and the cover into a FLAC file, in place. Tags of other kinds, which FLAC does not know (ID3, APE), go.
 * @param cover null leaves the pictures as they are
 */
export async function tagFlac(
  path: string,
  tags: TagSet,
  cover: CoverPicture | null,
  signal?: AbortSignal,
): Promise<void> {
  const metadata = readFlacMetadata(path);
  const head = headOf(metadata, tags, cover);
  const { audioStart, audioEnd } = metadata;
  await replaceAround(path, { head, audioStart, audioEnd, tail: Buffer.alloc(0) }, signal);
}
