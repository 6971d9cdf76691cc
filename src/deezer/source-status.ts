import type { Settings } from '../config/index.js';
import type { SourceStatus } from '../domain/index.js';
import type { DeezerParts } from './deezer-parts.js';
import { secretBytes } from './media/track-key.js';

/** How the source stands, without any secret. @param tokenSetAt epoch ms */
export function sourceStatus(
  { session, watch, governor }: DeezerParts,
  settings: Settings['deezer'],
  tokenSetAt: number | null,
): SourceStatus {
  const { known } = session;
  return {
    id: 'deezer',
    connected: known !== null && !session.isDead,
    account: known && { name: known.name, plan: known.plan, country: known.country },
    formats: [...(known?.formats ?? [])],
    hasAccount: settings.arl !== null,
    hasSecret: isUsable(settings.streamSecret),
    tokenSetAt,
    tokenAgeDays: watch.ageDays,
    governor: governor.state(),
    warnings: watch.findings().map(({ message }) => message),
  };
}

function isUsable(secret: string | null): boolean {
  try {
    secretBytes(secret);
    return true;
  } catch {
    return false;
  }
}
