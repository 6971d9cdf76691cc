import { request } from 'node:http';
import type { Sandbox } from '../../src/sandbox/index.js';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
  /** Whether the body came whole, as far as HTTP can tell. */
  isComplete: boolean;
}

/** A plain GET that keeps what came before a break. Rejects when no head came. */
export function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      const finish = (): void => {
        const bytes = Buffer.concat(parts);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, isComplete: response.complete });
      };
      response.on('error', finish);
      response.on('end', finish);
    });
    call.on('error', reject);
    call.end();
  });
}

/** JSON of a catalogue path. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the assertions of the specs are the check
export async function json(sandbox: Sandbox, path: string): Promise<any> {
  const { bytes } = await get(sandbox.apiUrl + path);
  return JSON.parse(bytes.toString());
}

export interface Session {
  userId: number;
  licence: string;
  options: Record<string, unknown>;
  /** Calls a method of the session. */
  call: (method: string, body: unknown) => Promise<GatewayAnswer>;
}

export interface GatewayAnswer {
  error: unknown;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  results: any;
}

/** Opens a session. @param arl another account cookie than the right one */
export async function login(sandbox: Sandbox, arl = sandbox.arl): Promise<Session> {
  const call = async (method: string, token: string, body: unknown, cookie: string): Promise<Response> =>
    fetch(`${sandbox.gatewayUrl}?method=${method}&input=3&api_version=1.0&api_token=${token}`, {
      method: 'POST',
      headers: { cookie },
      body: JSON.stringify(body),
    });
  const response = await call('deezer.getUserData', 'null', {}, `arl=${arl}`);
  const { results } = (await response.json()) as GatewayAnswer;
  const sid = /sid=[^;]+/.exec(response.headers.getSetCookie().join())?.[0] ?? '';
  return {
    userId: results.USER.USER_ID,
    licence: results.USER.OPTIONS.license_token,
    options: results.USER.OPTIONS,
    call: async (method, body) =>
      (await (await call(method, results.checkForm, body, `arl=${arl}; ${sid}`)).json()) as GatewayAnswer,
  };
}

export interface Medium {
  format: string;
  sources: { url: string; provider: string }[];
  nbf: number;
  exp: number;
  cipher: { type: string };
}

export interface Outcome {
  media?: Medium[];
  errors?: { code: number; message: string }[];
}

export interface UrlAnswer {
  data?: Outcome[];
  errors?: { code: number; message: string }[];
}

/** Asks the media service. @param formats best first */
export async function getUrl(
  sandbox: Sandbox,
  licence: string,
  tokens: string[],
  formats: string[],
): Promise<UrlAnswer> {
  const media = [{ type: 'FULL', formats: formats.map((format) => ({ cipher: 'BF_CBC_STRIPE', format })) }];
  const body = JSON.stringify({ license_token: licence, media, track_tokens: tokens });
  const response = await fetch(`${sandbox.mediaUrl}/v1/get_url`, { method: 'POST', body });
  return (await response.json()) as UrlAnswer;
}

/** All the way from track ids to the outcomes of the media service. */
export async function resolve(sandbox: Sandbox, trackIds: string[], formats: string[]): Promise<Outcome[]> {
  const session = await login(sandbox);
  const { results } = await session.call('song.getListData', { sng_ids: trackIds });
  const tokens = (results.data as { TRACK_TOKEN: string }[]).map((song) => song.TRACK_TOKEN);
  return (await getUrl(sandbox, session.licence, tokens, formats)).data ?? [];
}

/** Signed addresses of one file, both sources. */
export async function mediaUrls(sandbox: Sandbox, trackId: string, format: string): Promise<[string, string]> {
  const [outcome] = await resolve(sandbox, [trackId], [format]);
  const [first, second] = outcome?.media?.[0]?.sources ?? [];
  if (!first || !second) throw new Error(`no media: ${JSON.stringify(outcome)}`);
  return [first.url, second.url];
}
