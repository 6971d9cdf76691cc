import type { ItemStatus } from 'deemusic/wire';

/** What can be done about a thing, by how it stands. */
export interface Offer {
  /** null while it is on its way. */
  action: 'add' | 'again' | 'missing' | 'retry' | null;
  /** Whether the host is to download it although it is there. */
  force: boolean;
}

/** @param status null = the host knows nothing of it */
export function offerOf(status: ItemStatus | null): Offer {
  switch (status) {
    case null:
      return { action: 'add', force: false };
    case 'completed':
      return { action: 'again', force: true };
    case 'partial':
      return { action: 'missing', force: false };
    case 'failed':
      return { action: 'retry', force: false };
    case 'cancelled':
    case 'skipped':
      return { action: 'again', force: false };
    case 'pending':
    case 'downloading':
    case 'processing':
    case 'paused':
      return { action: null, force: false };
  }
}
