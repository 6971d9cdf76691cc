import {
  HttpClient,
  type HttpFetchResponse,
  type HttpRequest,
  type HttpStreamResponse,
  type HttpTextResponse,
  UndiciHttpClient,
} from '../../../src/http/index.js';
import { SystemClock } from '../../../src/domain/index.js';
import { type Mutation, mutated } from './mutations.js';

/** What is done to the answers of one case. */
export interface Damage {
  /** Which answer is damaged, counted as they come; the others are sound. */
  from: number;
  mutations: readonly Mutation[];
  status: number | null;
  headers: Record<string, string>;
  /** Replaces the whole text. */
  text: string | null;
}

/** Answers as a service gave them. */
export type Recording = Map<string, HttpTextResponse>;

const keyOf = ({ url, method = 'GET' }: HttpRequest): string => `${method} ${url.replace(/api_token=[^&]*/, '')}`;

/** Asks the service, and keeps what it answers. */
export class RecordingClient extends HttpClient {
  readonly recording: Recording = new Map();
  private readonly http = new UndiciHttpClient({
    timeoutMs: () => 5000,
    allowPrivate: () => true,
    clock: new SystemClock(),
  });

  async text(request: HttpRequest): Promise<HttpTextResponse> {
    const answer = await this.http.text(request);
    this.recording.set(keyOf(request), answer);
    return answer;
  }

  stream(request: HttpRequest): Promise<HttpStreamResponse> {
    return this.http.stream(request);
  }

  fetch(request: HttpRequest): Promise<HttpFetchResponse> {
    return this.http.fetch(request);
  }

  close(): Promise<void> {
    return this.http.onApplicationShutdown();
  }
}

/** The recorded service, whose answers are damaged on the way. No network. */
export class DamagedService extends HttpClient {
  asked = 0;

  constructor(
    private readonly recording: Recording,
    private readonly damage: Damage,
  ) {
    super();
  }

  text(request: HttpRequest): Promise<HttpTextResponse> {
    const sound = this.recording.get(keyOf(request));
    const answer = sound ?? {
      status: 200,
      headers: {},
      text: '{"error":{"type":"DataException","code":800}}',
      url: '',
    };
    const isDamaged = this.asked++ >= this.damage.from;
    return Promise.resolve({ ...answer, url: request.url, ...(isDamaged && this.damaged(answer)) });
  }

  stream(): Promise<never> {
    return Promise.reject(new Error('a source reads texts only'));
  }

  fetch(): Promise<never> {
    return Promise.reject(new Error('a source reads texts only'));
  }

  private damaged(answer: HttpTextResponse): Partial<HttpTextResponse> {
    const { mutations, status, headers, text } = this.damage;
    return {
      status: status ?? answer.status,
      headers: { ...answer.headers, ...headers },
      text: text ?? damagedText(answer.text, mutations),
    };
  }
}

function damagedText(text: string, mutations: readonly Mutation[]): string {
  // A redirect says nothing; and what was the whole answer may be taken away.
  if (text === '') return text;
  return JSON.stringify(mutated(JSON.parse(text), mutations)) ?? '';
}
