import { LiveSettings, type Settings } from '../../src/config/index.js';
import { DeezerSource } from '../../src/deezer/index.js';
import { SystemClock, type Clock, type Notice, type ResolvedMedia } from '../../src/domain/index.js';
import { UndiciHttpClient } from '../../src/http/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { decryptStripes } from './decrypt-stripes.js';

/** A source that uses a sandbox, with what a test wants to look at. */
export interface DeezerAtSandbox {
  source: DeezerSource;
  settings: LiveSettings;
  notices: Notice[];
  /** Changes settings as the operator would. */
  set(changes: Partial<Settings['deezer']>): void;
  close(): Promise<void>;
}

export interface DeezerAtSandboxOptions extends Partial<Settings['deezer']> {
  clock?: Clock;
  tokenSetAt?: () => number | null;
}

/** @param options settings other than the sandbox's own; by default nothing is governed */
export function deezerAt(sandbox: Sandbox, options: DeezerAtSandboxOptions = {}): DeezerAtSandbox {
  const { clock = new SystemClock(), tokenSetAt = () => null, ...changes } = options;
  const { apiUrl, gatewayUrl, arl, streamSecret } = sandbox;
  const own = { apiUrl, gatewayUrl, arl, streamSecret, mediaUrl: null, requestsPer5s: 10_000, tracksPerDay: 0 };
  const settings = new LiveSettings({ deezer: { ...own, ...changes } } as Settings);
  const http = new UndiciHttpClient({ timeoutMs: () => 2000, allowPrivate: () => true, clock });
  const notices: Notice[] = [];
  const notify = (notice: Notice): number => notices.push(notice);
  const source = new DeezerSource({ http, settings, clock, notify, tokenSetAt });
  return {
    source,
    settings,
    notices,
    set: (more) => {
      settings.replace({ ...settings.current, deezer: { ...settings.current.deezer, ...more } });
    },
    close: async () => {
      source.close();
      await http.onApplicationShutdown();
    },
  };
}

/** Fetches and decrypts what a source resolved, as a transfer would. */
export async function fetchMedia({ urls, encryption }: ResolvedMedia): Promise<Buffer> {
  const answer = await fetch(urls[0] ?? '');
  if (!answer.ok) throw new Error(`the CDN answered ${String(answer.status)}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return encryption ? decryptStripes(bytes, encryption.key) : Buffer.from(bytes);
}
