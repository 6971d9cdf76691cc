import { Unrecoverable } from '@deemusic/plugin-sdk';
import type { File } from 'node-taglib-sharp';
import { FileAccessMode, FlacBlock, FlacBlockType, FlacFile, ReadStyle, XiphComment } from 'node-taglib-sharp';

/** What stands before the audio of a FLAC file, without comment and padding. */
export interface FlacMetadata {
  /** STREAMINFO first; rendered, without the mark of the last one. */
  others: Buffer[];
  pictures: { block: Buffer; isFrontCover: boolean }[];
  comment: XiphComment;
  audioStart: number;
  /** Where tags of other kinds begin that somebody put at the end. */
  audioEnd: number;
}

const FRONT_COVER = 3;
const SIGNATURE_BYTES = 4;
const LARGEST_BLOCK = 0xffffff;

function blocksOf(file: File, start: number): { blocks: FlacBlock[]; end: number } {
  const blocks: FlacBlock[] = [];
  let position = start;
  do {
    const block = FlacBlock.fromFile(file, position);
    blocks.push(block);
    position += block.totalSize;
  } while (!blocks.at(-1)?.isLastBlock && position < file.length);
  return { blocks, end: position };
}

/** A metadata block, without the mark of the last one. @throws Unrecoverable above 16 MiB */
export function flacBlock(type: FlacBlockType, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > LARGEST_BLOCK) throw new Unrecoverable('The tags are larger than a FLAC file can hold (16 MiB).');
  const header = Buffer.from([type, length >> 16, (length >> 8) & 0xff, length & 0xff]);
  return Buffer.concat([header, ...parts]);
}

function copyOf(block: FlacBlock): Buffer {
  return flacBlock(block.type, block.data.toByteArray());
}

/**
 * Reads the head of a FLAC file; the audio is not read.
 * @throws CorruptFileError
 */
export function readFlacMetadata(path: string): FlacMetadata {
  const file = new FlacFile(path, ReadStyle.PictureLazy);
  try {
    file.mode = FileAccessMode.Read;
    const { blocks, end } = blocksOf(file, file.mediaStartPosition + SIGNATURE_BYTES);
    const isOf = (type: FlacBlockType) => (block: FlacBlock) => block.type === type;
    const apart = [FlacBlockType.XiphComment, FlacBlockType.Picture, FlacBlockType.Padding];
    return {
      others: blocks.filter(({ type }) => !apart.includes(type)).map(copyOf),
      pictures: blocks.filter(isOf(FlacBlockType.Picture)).map((block) => ({
        block: copyOf(block),
        isFrontCover: block.data.subarray(0, 4).toUint() === FRONT_COVER,
      })),
      // Without a comment the library makes one from tags of other kinds; that is not what the file said as FLAC.
      comment: blocks.some(isOf(FlacBlockType.XiphComment)) ? file.tag.xiphComment : XiphComment.fromEmpty(),
      audioStart: end,
      audioEnd: file.mediaEndPosition,
    };
  } finally {
    file.dispose();
  }
}
