import type { Settings } from '../config/index.js';
import type { NetworkPolicy } from './http-client.js';
import { isLoopbackUrl } from './private-address.js';

/** Addresses that answers name may be private only when the configured services are on loopback themselves (sandbox). */
export function networkPolicy({ deezer, network }: Pick<Settings, 'deezer' | 'network'>): NetworkPolicy {
  const urls = [deezer.apiUrl, deezer.gatewayUrl, ...(deezer.mediaUrl === null ? [] : [deezer.mediaUrl])];
  return { timeoutMs: network.timeout * 1000, allowPrivate: urls.every(isLoopbackUrl) };
}
