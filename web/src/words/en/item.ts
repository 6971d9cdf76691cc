import type { ItemStage, ItemStatus, ItemType, PostStatus, Waiting } from 'deemusic/wire';
import { count } from '../format.js';
import { openWords } from '../open-table.js';
import { actions, remove } from './item-actions.js';
import { drawer } from './item-drawer.js';
import { advice } from './item-errors.js';

const status = openWords<ItemStatus>({
  pending: 'Waiting',
  downloading: 'Downloading',
  processing: 'Finishing',
  completed: 'Completed',
  failed: 'Failed',
  paused: 'Paused',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
  partial: 'Partial',
});

const stage = openWords<ItemStage>({
  resolving: 'Looking it up',
  transferring: 'Downloading',
  verifying: 'Checking',
  processing: 'Plugins at work',
  publishing: 'Filing',
});

const waiting = openWords<Waiting['reason']>({
  backoff: 'Next attempt',
  plugin: 'Waiting for its plugins',
  quota: 'Waiting for the quota',
  auth: 'The account has expired',
  config: 'A setting is missing',
  disk: 'Waiting for space on the disk',
  network: 'Waiting for the network',
  'daily-limit': 'The limit of the day is reached',
  'paused-queue': 'The queue is paused',
});

const type = openWords<ItemType>({ track: 'Track', album: 'Album', playlist: 'Playlist' });
const types = openWords<ItemType>({ track: 'Tracks', album: 'Albums', playlist: 'Playlists' });

const post = openWords<PostStatus>({
  none: '',
  pending: 'Plugins at work',
  ok: 'Plugins done',
  degraded: 'Some plugins failed',
  failed: 'Plugins failed',
});

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
  members: (done: number, total: number) => `${count(done)} of ${count(total)}`,
  membersOf: (done: number, total: number) => `${count(done)} of ${count(total)} ${total === 1 ? 'track' : 'tracks'}`,
  tracks: (total: number) => `${count(total)} ${total === 1 ? 'track' : 'tracks'}`,
  /** How many members stand so, e.g. `1 failed`. */
  standing: (number: number, of: ItemStatus) => `${count(number)} ${status[of].toLowerCase()}`,
  nextAttempt: (inTime: string) => `Next attempt in ${inTime}`,
  nextAttemptNow: 'Next attempt is due',
  /** @param limit of attempts altogether; null when it is not known */
  attempt: (number: number, limit: number | null) =>
    limit === null ? `Attempt ${String(number)}` : `Attempt ${String(number)} of ${String(limit)}`,
  /** What a hold waits for, by the setting that its message names. */
  waitingForSetting: {
    'deezer.streamSecret': 'Waiting for the stream secret',
    'deezer.arl': 'Waiting for an account',
  } as Record<string, string>,
  toSettings: 'Settings',
  there: (part: string) => `${part} so far`,
  percent: (of100: number) => `${String(Math.floor(of100))} %`,
  progress: (title: string) => `Progress of ${title}`,
  menu: (title: string) => `More for ${title}`,
  dismissError: 'Dismiss the error',
  position: (place: number) => `No. ${String(place)}`,
  advice,
  actions,
  remove,
  drawer,
};
