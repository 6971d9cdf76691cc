import type { Id3v2Frame, Id3v2FrameIdentifier } from 'node-taglib-sharp';
import { Id3v2FrameIdentifiers, Id3v2TextInformationFrame, StringType } from 'node-taglib-sharp';

export type Id3Version = 3 | 4;

type FrameName =
  | 'TIT2'
  | 'TPE1'
  | 'TPE2'
  | 'TALB'
  | 'TCON'
  | 'TSRC'
  | 'TPUB'
  | 'TBPM'
  | 'TRCK'
  | 'TPOS'
  | 'TDRC'
  | 'TYER'
  | 'TDAT'
  | 'TIME'
  | 'TRDA';

/** The frames that are used here; the library's type knows no names. */
export const Id = Id3v2FrameIdentifiers as Record<FrameName, Id3v2FrameIdentifier>;

/** UTF-8; the library makes UTF-16 of it in ID3v2.3, which knows no other. */
export function textFrame(id: Id3v2FrameIdentifier, values: readonly string[]): Id3v2Frame {
  const frame = Id3v2TextInformationFrame.fromIdentifier(id, StringType.UTF8);
  frame.text = [...values];
  return frame;
}
