import type { Id3v2Frame, Id3v2FrameIdentifier } from 'node-taglib-sharp';
import { Id3v2TextInformationFrame } from 'node-taglib-sharp';
import { type Id3Version, Id, textFrame } from './text-frame.js';

/** All that may hold the date, in any version. */
export const DATE_FRAMES: readonly Id3v2FrameIdentifier[] = [Id.TDRC, Id.TYER, Id.TDAT, Id.TIME, Id.TRDA];

/** ID3v2.3 has the year and the day (DDMM) apart. */
export function dateFrames(date: string | undefined, version: Id3Version): Id3v2Frame[] {
  if (date === undefined) return [];
  if (version === 4) return [textFrame(Id.TDRC, [date])];
  const [year = '', month, day] = date.slice(0, 10).split('-');
  const frames = [textFrame(Id.TYER, [year])];
  if (month !== undefined && day !== undefined) frames.push(textFrame(Id.TDAT, [`${day}${month}`]));
  return frames;
}

function textOf(frames: readonly Id3v2Frame[], id: Id3v2FrameIdentifier): string | undefined {
  const frame = frames.find(({ frameId }) => frameId === id);
  return frame instanceof Id3v2TextInformationFrame ? frame.text[0] : undefined;
}

/** The date that frames of any version say. The library's own conversion takes the day for the month. */
export function dateOf(frames: readonly Id3v2Frame[]): string | undefined {
  const year = textOf(frames, Id.TYER);
  const [, day, month] = /^(\d{2})(\d{2})$/.exec(textOf(frames, Id.TDAT) ?? '') ?? [];
  const parts = day === undefined || month === undefined ? [year] : [year, month, day];
  return textOf(frames, Id.TDRC) ?? (year === undefined ? undefined : parts.join('-'));
}
