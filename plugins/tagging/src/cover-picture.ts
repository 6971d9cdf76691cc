import { readFile } from 'node:fs/promises';
import type { HookRun, ImageFile, TrackEvent } from '@deemusic/plugin-sdk';
import type { TaggingConfig } from './tagging-config.js';

/** A front cover, ready to be embedded. */
export interface CoverPicture {
  data: Buffer;
  mime: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
}

/** Tried, from the largest, when the wanted size has too many bytes. */
const SMALLER_PIXELS = [800, 500, 250];
/** After so many attempts the track is tagged without what the network does not give. */
const PATIENT_ATTEMPTS = 2;

/** What the bytes are; names and headers lie. */
function mimeOf(data: Buffer): CoverPicture['mime'] | null {
  if (data.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (data.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  return null;
}

async function imageOf(event: TrackEvent, run: HookRun, pixels: number): Promise<ImageFile | null> {
  if (event.cover?.width === pixels) return event.cover;
  try {
    return await run.image('cover', { pixels });
  } catch (error) {
    if (run.signal.aborted || run.attempt <= PATIENT_ATTEMPTS) throw error;
    return event.cover;
  }
}

/**
 * The cover in the wanted size, or smaller when it has too many bytes.
 * @returns or why there is none, in words
 */
export async function coverPicture(
  event: TrackEvent,
  run: HookRun,
  { pixels, maxKilobytes }: TaggingConfig['cover'],
): Promise<CoverPicture | string> {
  for (const size of [pixels, ...SMALLER_PIXELS.filter((smaller) => smaller < pixels)]) {
    const image = await imageOf(event, run, size);
    if (image === null) return 'there is none';
    const data = await readFile(image.path);
    const mime = mimeOf(data);
    if (mime === null) return 'it is neither JPEG nor PNG';
    if (data.length <= maxKilobytes * 1024) return { data, mime, width: image.width, height: image.height };
  }
  return `it is larger than ${String(maxKilobytes)} KiB`;
}
