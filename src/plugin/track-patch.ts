import type { TrackInfo, TrackPatch } from '@deemusic/plugin-sdk';

/** The track with what a plugin corrected. An album that nobody knew cannot be corrected. */
export function patchedTrack(track: TrackInfo, patch: TrackPatch): TrackInfo {
  const { album, ...own } = patch;
  return { ...track, ...own, album: track.album && album ? { ...track.album, ...album } : track.album };
}

/** Both patches as one; what the later one says wins. */
export function mergedPatch(earlier: TrackPatch, later: TrackPatch): TrackPatch {
  const album = earlier.album || later.album ? { ...earlier.album, ...later.album } : undefined;
  return { ...earlier, ...later, ...(album ? { album } : {}) };
}
