import type { Quality } from '../domain/index.js';

/** All settings, validated, defaults filled in, sizes in bytes. */
export interface Settings {
  /** Absolute path. */
  dataDir: string;
  host: string;
  port: number;
  /** Starts with `/`, ends with `/` only when it is the root. */
  basePath: string;
  publicUrl: string | null;
  access: 'auto' | 'token' | 'off';
  secretKey: string | null;
  /** Whose X-Forwarded-For is believed: addresses and subnets, separated by commas. */
  trustedProxies: string | null;
  limits: {
    /** Of one address, 0 = any number. */
    requestsPerMinute: number;
    /** Of one address, 0 = any number. */
    socketsPerAddress: number;
  };
  plugins: {
    /** Which of them run at all. */
    mode: 'off' | 'bundled' | 'all';
    /** Seconds that a track waits for its plugins before it is published without them. */
    holdSeconds: number;
    /** Load also what was made for another plugin API. */
    ignoreApiRange: boolean;
  };
  /** Folders of plugins that are being developed, absolute, separated by colons. */
  pluginPath: string | null;
  apiToken: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  download: {
    /** The library, absolute path. */
    outputDir: string;
    quality: Quality;
    fallback: boolean;
    /** 1–64. */
    concurrentDownloads: number;
    /** 0–4; 0 = none, transfers run in the host's own thread. */
    transferThreads: number;
    /** Bytes per second, 0 = none. */
    bandwidthLimit: number;
    /** Bytes. */
    minFreeSpace: number;
    templates: { track: string; albumTrack: string; playlistTrack: string };
  };
  network: {
    /** Seconds without a byte. */
    timeout: number;
    maxRetries: number;
  };
  deezer: {
    arl: string | null;
    streamSecret: string | null;
    apiUrl: string;
    gatewayUrl: string;
    /** null = as the session says. */
    mediaUrl: string | null;
    requestsPer5s: number;
    tracksPerDay: number;
  };
}
