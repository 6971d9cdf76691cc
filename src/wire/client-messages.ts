import type { Item, ItemType, Priority, Quality, QueueState } from '../domain/index.js';
import type { Cursor } from './cursor.js';
import type { Room } from './room.js';

/** How a download is wanted. Defaults: the host's quality, `normal`, no force. */
export interface DownloadOptions {
  quality?: Quality;
  priority?: Priority;
  /** Download again although it is there. */
  force?: boolean;
}

/** One thing to download: by link, or by type and id (of a source other than Deezer with its name). */
export type DownloadEntry = ({ link: string } | { type: ItemType; id: string; source?: string }) & DownloadOptions;

/** Body of `download` and of `POST /downloads`. A bulk is all or nothing. */
export type DownloadBody = DownloadEntry | ({ items: DownloadEntry[] } & DownloadOptions);

/** What became of one entry. */
export interface DownloadResult {
  id: string;
  /** False when the item was there already. */
  created: boolean;
  /** True when it was there and is queued again. */
  requeued: boolean;
}

/** Target of `pause`, `resume`, `cancel`, `retry`. Many are answered one by one, the message as a whole is then ok. */
export type ItemTarget = { id: string } | { ids: string[] };

/** The item after the command when one was named, else what became of each. */
export type ItemAnswer = Item | { results: ActionResult[] };

/** What a command did to one item. */
export interface ActionResult {
  id: string;
  ok: boolean;
  error?: WireErrorBody;
}

/** Body of `queue` and of `PATCH /queue`; null = back to the settings' value. */
export interface QueuePatch {
  paused?: boolean | null;
  /** 1–64. */
  concurrency?: number | null;
  /** Bytes per second, 0 = none. */
  bandwidthLimit?: number | null;
}

export interface WireErrorBody {
  code: string;
  message: string;
  details?: unknown;
}

/** Every message of a client is answered by one of these. */
export type Ack<Data> = { ok: true; data: Data } | { ok: false; error: WireErrorBody };

/** A command on items. */
export type ItemCommand = 'pause' | 'resume' | 'cancel' | 'retry';

/** What a client may send, with what is answered when all went well. */
export interface ClientMessages {
  download: { body: DownloadBody; data: { items: DownloadResult[] } };
  pause: { body: ItemTarget; data: ItemAnswer };
  resume: { body: ItemTarget; data: ItemAnswer };
  cancel: { body: ItemTarget; data: ItemAnswer };
  retry: { body: ItemTarget; data: ItemAnswer };
  queue: { body: QueuePatch; data: QueueState };
  /** Answered with all rooms of this client. */
  subscribe: { body: { rooms: Room[] }; data: { rooms: Room[] } };
  unsubscribe: { body: { rooms: Room[] }; data: { rooms: Room[] } };
  /** A `snapshot` follows; answered with its place in the stream. */
  resync: { body: undefined; data: Cursor };
}

export type ClientMessageName = keyof ClientMessages;

/** The `auth` of the handshake. */
export interface HandshakeAuth {
  token?: string;
  since?: Cursor;
  /** Rooms to be in from the first message on; default {@link DEFAULT_ROOMS}. Missed messages are replayed for these. */
  rooms?: Room[];
}
