import type { Id3v2Frame, Id3v2FrameIdentifier } from 'node-taglib-sharp';
import { ByteVector, Id3v2UnknownFrame, Id3v2UserTextInformationFrame, StringType } from 'node-taglib-sharp';
import type { TagKey, TagSet } from '../facts/tag-set.js';
import { DATE_FRAMES, dateFrames } from './id3-date.js';
import { type Id3Version, Id, textFrame } from './text-frame.js';

const TEXT_FRAMES: [TagKey, Id3v2FrameIdentifier][] = [
  ['title', Id.TIT2],
  ['artist', Id.TPE1],
  ['album', Id.TALB],
  ['albumArtist', Id.TPE2],
  ['genre', Id.TCON],
  ['isrc', Id.TSRC],
  ['label', Id.TPUB],
  ['bpm', Id.TBPM],
];

const NUMBER_FRAMES: [number: TagKey, total: TagKey, Id3v2FrameIdentifier][] = [
  ['trackNumber', 'trackTotal', Id.TRCK],
  ['discNumber', 'discTotal', Id.TPOS],
];

/** Frames of the user's kind (TXXX), by description. */
const USER_FRAMES: [TagKey, description: string][] = [
  ['artists', 'ARTISTS'],
  ['albumArtists', 'ALBUMARTISTS'],
  ['barcode', 'BARCODE'],
  ['advisory', 'ITUNESADVISORY'],
  ['trackGain', 'REPLAYGAIN_TRACK_GAIN'],
];

const LIST_JOINER = '; ';

function userFrames({ sourceIdName }: TagSet): [TagKey, string][] {
  return [...USER_FRAMES, ['sourceId', sourceIdName]];
}

/**
 * Genres of ID3v2.3, where "(17)" at the start is a number: that alone is escaped. The library's own frame doubles each parenthesis,
 * which readers show.
 */
function oldGenreFrame([genre = '']: readonly string[]): Id3v2Frame {
  const text = ByteVector.fromString(genre.replace(/^\(/, '(('), StringType.UTF16);
  return Id3v2UnknownFrame.fromData(Id.TCON, ByteVector.concatenate(StringType.UTF16, text));
}

function userFrame(description: string, values: readonly string[]): Id3v2Frame {
  const frame = Id3v2UserTextInformationFrame.fromDescription(description, StringType.UTF8);
  frame.text = [...values];
  return frame;
}

/** ID3v2.3 knows no lists; what would read them splits at this. */
function valuesFor(values: readonly string[], version: Id3Version, joiner: string): readonly string[] {
  return version === 4 || values.length < 2 ? values : [values.join(joiner)];
}

function numberFrame([number, total, id]: (typeof NUMBER_FRAMES)[number], { values }: TagSet): Id3v2Frame[] {
  const first = values.get(number)?.[0];
  const of = values.get(total)?.[0];
  return first === undefined ? [] : [textFrame(id, [of === undefined ? first : `${first}/${of}`])];
}

/** The frames that say what the tags say, in one order. */
export function id3Frames(tags: TagSet, version: Id3Version): Id3v2Frame[] {
  const { values, joiner } = tags;
  const listOf = (key: TagKey): readonly string[] =>
    valuesFor(values.get(key) ?? [], version, key === 'artist' || key === 'albumArtist' ? joiner : LIST_JOINER);
  return [
    ...TEXT_FRAMES.filter(([key]) => listOf(key).length > 0).map(([key, id]) =>
      id === Id.TCON && version === 3 ? oldGenreFrame(listOf(key)) : textFrame(id, listOf(key)),
    ),
    ...NUMBER_FRAMES.flatMap((each) => numberFrame(each, tags)),
    ...dateFrames(values.get('date')?.[0], version),
    ...userFrames(tags)
      .filter(([key]) => listOf(key).length > 0)
      .map(([key, description]) => userFrame(description, listOf(key))),
  ];
}

/** Whether a frame says something that the tags say, or say to be unknown. */
export function isReplacedBy(tags: TagSet): (frame: Id3v2Frame) => boolean {
  const { values } = tags;
  const ids = new Set<Id3v2FrameIdentifier>([
    ...TEXT_FRAMES.filter(([key]) => values.has(key)).map(([, id]) => id),
    ...NUMBER_FRAMES.filter(([key]) => values.has(key)).map(([, , id]) => id),
    ...(values.has('date') ? DATE_FRAMES : []),
  ]);
  const descriptions = new Set(
    userFrames(tags)
      .filter(([key]) => values.has(key))
      .map(([, description]) => description),
  );
  return (frame) =>
    frame instanceof Id3v2UserTextInformationFrame
      ? descriptions.has(frame.description.toUpperCase())
      : ids.has(frame.frameId);
}
