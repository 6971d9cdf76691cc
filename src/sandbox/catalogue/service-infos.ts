/** `infos`: what the service says of itself and of the caller's country. */
export function serviceInfos(base: string): unknown {
  return {
    country_iso: 'FR',
    country: 'France',
    open: true,
    pop: 'fr',
    upload_token: 'sandbox',
    upload_token_lifetime: 14_400,
    user_token: null,
    hosts: { stream: `${base}/mobile/1/`, images: `${base}/images` },
    ads: { audio: { default: { start: 1, interval: 3, unit: 'track' } }, display: {}, big_native_ads_home: {} },
    has_podcasts: true,
    offers: [],
  };
}

/** `options` without a session. */
export function serviceOptions(): unknown {
  return {
    streaming: false,
    streaming_duration: 0,
    offline: false,
    hq: false,
    lossless: false,
    too_many_devices: false,
    type: 'options',
  };
}
