/** Full-length formats, best first. */
export const AUDIO_FORMATS = ['FLAC', 'MP3_320', 'MP3_128'] as const;

/** A full-length audio format of a source. */
export type AudioFormat = (typeof AUDIO_FORMATS)[number];

/** What a user may ask for: a full format, or the 30 s clip that the catalogue offers to anybody. */
export const QUALITIES = [...AUDIO_FORMATS, 'PREVIEW'] as const;

/** The best wanted format of an item. `PREVIEW` is never a fallback of the others. */
export type Quality = (typeof QUALITIES)[number];

/** File extension (without the dot) of a quality. */
export function extensionOf(quality: Quality): 'flac' | 'mp3' {
  return quality === 'FLAC' ? 'flac' : 'mp3';
}

/**
 * The formats to ask for, best first.
 * @param wanted the best format wanted; `PREVIEW` yields only itself
 * @param isFallbackAllowed whether lower full formats may stand in
 */
export function acceptableFormats(wanted: Quality, isFallbackAllowed: boolean): Quality[] {
  if (wanted === 'PREVIEW' || !isFallbackAllowed) return [wanted];
  return AUDIO_FORMATS.slice(AUDIO_FORMATS.indexOf(wanted));
}
