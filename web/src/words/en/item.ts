import type { ItemStage, ItemStatus, ItemType, PostStatus, Waiting } from 'deemusic/wire';

const status: Record<ItemStatus, string> = {
  pending: 'Waiting',
  downloading: 'Downloading',
  processing: 'Finishing',
  completed: 'Completed',
  failed: 'Failed',
  paused: 'Paused',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
  partial: 'Partial',
};

const stage: Record<ItemStage, string> = {
  resolving: 'Looking it up',
  transferring: 'Downloading',
  verifying: 'Checking',
  processing: 'Plugins at work',
  publishing: 'Filing',
};

const waiting: Record<Waiting['reason'], string> = {
  backoff: 'Next attempt',
  plugin: 'Waiting for its plugins',
  quota: 'Waiting for the quota of the service',
  auth: 'The account has expired',
  config: 'A setting is missing',
  disk: 'Waiting for space on the disk',
  network: 'Waiting for the network',
  'daily-limit': 'The limit of the day is reached',
  'paused-queue': 'The queue is paused',
};

const type: Record<ItemType, string> = { track: 'Track', album: 'Album', playlist: 'Playlist' };
const types: Record<ItemType, string> = { track: 'Tracks', album: 'Albums', playlist: 'Playlists' };

const post: Record<PostStatus, string> = {
  none: '',
  pending: 'Plugins at work',
  ok: 'Plugins done',
  degraded: 'Some plugins failed',
  failed: 'Plugins failed',
};

/** How items stand, in words. */
export const item = {
  status,
  stage,
  waiting,
  type,
  types,
  post,
  /** @param inTime e.g. `12 s`; null when it does not end by itself */
  waitingFor: (reason: Waiting['reason'], inTime: string | null) =>
    inTime === null ? waiting[reason] : `${waiting[reason]}, ${inTime}`,
  untitled: 'Being looked up …',
  degraded: 'Less than wanted',
  insteadOf: (got: string, wanted: string) => `${got} instead of ${wanted}`,
  reused: 'Cloned, not downloaded again',
  left: (time: string) => `${time} left`,
  members: (done: number, total: number) => `${String(done)} of ${String(total)}`,
  remove: {
    title: 'Remove from the list',
    question: (what: string) => `Remove ${what} from the list? What is running of it is cancelled first.`,
    withFiles: 'Also delete the files',
    filesStay: 'The files that are in the library stay where they are.',
    filesGo: 'The files are deleted from the library. This cannot be taken back.',
    keep: 'Keep',
    doIt: 'Remove',
    doWithFiles: 'Remove and delete files',
  },
};
