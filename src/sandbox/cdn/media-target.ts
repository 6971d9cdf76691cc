import type { ServedFormat } from '../audio/media-library.js';

/** What a signed path names. */
export interface MediaTarget {
  trackId: number;
  format: ServedFormat;
  /** 0 or 1; previews have one source. */
  source: number;
}

/** `null` for a path that names no media. */
export function mediaTarget(path: string): MediaTarget | null {
  const full = /^\/media\/([01])\/(-?\d+)\/(FLAC|MP3_320|MP3_128|MP3_MISC)\/[0-9a-f]{32}\.(?:flac|mp3)$/.exec(path);
  if (full) return { source: Number(full[1]), trackId: Number(full[2]), format: full[3] as ServedFormat };
  const preview = /^\/preview\/1\/1\/(\d+)\/[0-9a-f]{32}\.mp3$/.exec(path);
  return preview ? { source: 0, trackId: Number(preview[1]), format: 'PREVIEW' } : null;
}
