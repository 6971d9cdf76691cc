import type { Waiting } from 'deemusic/wire';

/** What to do about what holds the whole queue; null = nothing, it ends by itself. */
const advice: Partial<Record<Waiting['reason'], string>> = {
  auth: 'Set a new account cookie',
  config: 'Open the settings',
  disk: 'Open the settings of the library',
  network: 'Check the network',
  'daily-limit': 'Change the limit',
};

/** What is meant, where the host says no more. */
const meaning: Partial<Record<Waiting['reason'], string>> = {
  quota: 'The service asks for a slower pace. The queue goes on by itself.',
  disk: 'There is too little free space on the volume of the library. The queue goes on by itself when there is more.',
  network: 'The service cannot be reached. The host tries again by itself.',
  'daily-limit': 'As many tracks as the setting allows were downloaded today. The queue goes on tomorrow.',
};

/** The header: what happens now, and the switches of the whole queue. */
export const now = {
  title: 'What happens now',
  speed: {
    name: 'Speed',
    open: ', show the last minutes',
    title: 'Speed of the last ten minutes',
    current: 'Now',
    average: 'Average',
    peak: 'Peak',
    none: '–',
    at: (time: string, speed: string) => `${time} · ${speed}`,
  },
  counts: {
    title: 'Tracks',
    active: 'active',
    waiting: 'waiting',
    problems: 'failed',
    show: (word: string) => `Show what is ${word}`,
  },
  hold: {
    more: ': what to do',
    meaning,
    advice,
  },
  pause: {
    pause: 'Pause',
    resume: 'Resume',
    pauseAll: 'Pause the whole queue',
    resumeAll: 'Resume the whole queue',
  },
  pace: {
    title: 'Pace',
    button: (concurrency: number, limit: string) => `Pace: ${String(concurrency)} at once, ${limit}`,
    short: (concurrency: number) => `${String(concurrency)} at once`,
    concurrency: 'Downloads at once',
    concurrencyExact: 'Downloads at once, exactly',
    bandwidth: 'Bandwidth',
    bandwidthExact: 'Bandwidth, exactly, in MiB per second; empty for no limit',
    perSecond: 'MiB/s',
    unlimited: 'no limit',
    overridden: (setting: string) => `The setting says ${setting}.`,
    sameAsSetting: 'As in the settings.',
    back: 'Back to the setting',
    backOf: (what: string) => `${what}: back to the setting`,
    lead: 'Takes effect at once and is kept over restarts.',
  },
  account: {
    none: 'No account set',
    noSecret: 'Account without a stream secret',
    unchecked: 'Account not used yet',
    dead: 'Account no longer accepted',
    connected: (plan: string) => plan,
    connectedOnly: 'Account connected',
    open: 'Settings of the account',
    unknown: 'Account unknown',
  },
  disk: {
    free: (free: string) => `${free} free`,
    of: (total: string) => `of ${total}`,
    label: (free: string, total: string) => `${free} of ${total} are free on the disk of the library`,
    low: (least: string) => `Low: the queue waits below ${least}.`,
    full: (least: string) => `Below ${least}: the queue waits.`,
    away: 'The folder of the library cannot be used. Is its disk there, and may it be written?',
  },
  sheet: {
    open: 'Pace, account and more',
    title: 'Now',
  },
};
