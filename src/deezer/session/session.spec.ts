import { describe, expect, it } from '@jest/globals';
import { SystemClock } from '../../domain/index.js';
import {
  HttpClient,
  type HttpFetchResponse,
  type HttpStreamResponse,
  type HttpTextResponse,
  RateGovernor,
} from '../../http/index.js';
import { Transport } from '../upstream/transport.js';
import { Session } from './session.js';

/** Gives one answer to everything. */
class OneAnswer extends HttpClient {
  constructor(private readonly body: unknown) {
    super();
  }

  override text(): Promise<HttpTextResponse> {
    return Promise.resolve({ status: 200, headers: {}, text: JSON.stringify(this.body), url: 'http://x.invalid' });
  }

  override stream(): Promise<HttpStreamResponse> {
    return Promise.reject(new Error('not asked for'));
  }

  override fetch(): Promise<HttpFetchResponse> {
    return Promise.reject(new Error('not asked for'));
  }
}

function sessionWith(results: unknown): Session {
  const clock = new SystemClock();
  const transport = new Transport(new OneAnswer({ error: [], results }), new RateGovernor(clock, () => 50));
  const settings = { arl: 'a'.repeat(192), gatewayUrl: 'http://x.invalid' };
  return new Session(transport, () => settings, clock, new AbortController().signal);
}

const signal = new AbortController().signal;

describe('a session', () => {
  // As recorded of a dead cookie: what is a text otherwise may be the number 0.
  it.each([
    { USER: { USER_ID: 0, OPTIONS: { license_token: 0 } }, checkForm: 0 },
    { USER: { USER_ID: '0', OPTIONS: [] } },
  ])('of nobody is a dead account, however little the answer holds: %j', async (results) => {
    await expect(sessionWith(results).current(signal)).rejects.toMatchObject({ code: 'auth_expired', hold: 'auth' });
  });

  it('of somebody without a licence is an answer that makes no sense', async () => {
    const results = { USER: { USER_ID: 7, OPTIONS: {} }, checkForm: 'x' };
    await expect(sessionWith(results).current(signal)).rejects.toMatchObject({
      code: 'invalid_response',
      message: expect.stringContaining('results.USER.OPTIONS.license_token'),
    });
  });
});
