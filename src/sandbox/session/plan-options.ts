import type { SandboxPlan } from '../sandbox-options.js';
import type { SandboxFormat } from '../catalogue/model.js';

/** What each plan may have. */
const PLANS: Record<SandboxPlan, { offerId: number; offerName: string; formats: readonly SandboxFormat[] }> = {
  none: { offerId: 0, offerName: 'Deezer Free', formats: [] },
  free: { offerId: 0, offerName: 'Deezer Free', formats: ['MP3_128', 'MP3_MISC'] },
  hq: { offerId: 2, offerName: 'Sandbox High', formats: ['MP3_320', 'MP3_128', 'MP3_MISC'] },
  lossless: { offerId: 9, offerName: 'Sandbox Lossless', formats: ['FLAC', 'MP3_320', 'MP3_128', 'MP3_MISC'] },
};

export function planOf(plan: SandboxPlan): (typeof PLANS)[SandboxPlan] {
  return PLANS[plan];
}

/** `USER.OPTIONS` without token and times. */
export function planOptions(plan: SandboxPlan): Record<string, unknown> {
  const { formats } = PLANS[plan];
  const hasHigh = formats.includes('MP3_320');
  const hasLossless = formats.includes('FLAC');
  const quality = { low: true, standard: formats.length > 0, high: hasHigh, lossless: hasLossless, reality: false };
  return {
    web_hq: hasHigh,
    web_lossless: hasLossless,
    mobile_hq: hasHigh,
    mobile_lossless: hasLossless,
    web_streaming: formats.length > 0,
    mobile_streaming: formats.length > 0,
    web_sound_quality: quality,
    mobile_sound_quality: quality,
    too_many_devices: false,
    streaming_group: hasHigh ? 'sub' : 'ads',
    ads_audio: !hasHigh,
    license_country: 'FR',
  };
}
