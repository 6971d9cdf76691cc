import type { DownloadResult, Item } from '../../wire/index.js';

/** Answer of `POST /downloads`. */
export interface DownloadAnswer {
  items: DownloadResult[];
}

/** Answer of `GET /downloads` and of `GET /downloads/:id/children`. */
export interface ItemPage {
  items: Item[];
  total: number | null;
  nextCursor: string | null;
}

/** Answer of `GET /search`. */
export interface SearchPage {
  items: SearchHit[];
  total: number | null;
  nextCursor: string | null;
}

export interface SearchHit {
  ref: { source: string; type: string; id: string };
  title: string;
  artist: string | null;
  album: string | null;
  durationSeconds: number | null;
  trackCount: number | null;
  isExplicit: boolean | null;
}

/** Answer of `GET /source`: what the terminal shows of it. */
export interface SourceState {
  connected: boolean;
  account: { plan: string | null; country: string | null } | null;
  formats: string[];
  hasAccount: boolean;
  hasSecret: boolean;
  warnings: string[];
}
