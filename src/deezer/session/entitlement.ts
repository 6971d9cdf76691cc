import type { AudioFormat } from '../../domain/index.js';
import type { AccountOptions } from './session.schema.js';

/** The full formats that an account's plan allows, best first; none when it may not stream at all. */
export function entitledFormats(options: AccountOptions): AudioFormat[] {
  const mayStream = options.web_streaming ?? options.mobile_streaming ?? true;
  if (!mayStream) return [];
  const { web_sound_quality: web, mobile_sound_quality: mobile } = options;
  const hasLossless = [options.web_lossless, options.mobile_lossless, web?.lossless, mobile?.lossless].includes(true);
  const hasHigh = [options.web_hq, options.mobile_hq, web?.high, mobile?.high].includes(true);
  return [...(hasLossless ? (['FLAC'] as const) : []), ...(hasHigh ? (['MP3_320'] as const) : []), 'MP3_128'];
}
