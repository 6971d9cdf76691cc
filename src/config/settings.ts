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
  plugins: 'off' | 'bundled' | 'all';
  apiToken: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  download: {
    /** The library, absolute path. */
    outputDir: string;
    quality: Quality;
    fallback: boolean;
    /** 1–64. */
    concurrentDownloads: number;
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
