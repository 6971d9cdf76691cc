import { EmptyError, InvalidResponseError, RateLimitedError } from '../../domain/index.js';
import { type HttpFetchResponse, redactUrl, retryAfterMs, serverTrouble } from '../../http/lean.js';
import { contentLength, headerOf, parseContentRange, strongValidator } from './content-range.js';
import { UrlExpiredError } from './url-expired-error.js';

/** What was asked for, and what is known of the file. */
export interface MediaQuestion {
  url: string;
  /** First byte asked for; null = the whole file, without Range. */
  rangeStart: number | null;
  /** Length of the file as far as staged bytes depend on it. */
  knownTotal: number | null;
  /** What If-Range carried. */
  validator: string | null;
  /** Bytes that are there already. */
  staged: number;
}

/** What the server's answer means. */
export type MediaAnswer =
  | { kind: 'body'; start: number; totalBytes: number | null; validator: string | null }
  /** Nothing is missing. */
  | { kind: 'complete' }
  /** The staged bytes do not go with this answer: ask for the whole file. */
  | { kind: 'restart' };

/** @throws the error that a refusing or senseless answer means */
export function readAnswer(response: HttpFetchResponse, question: MediaQuestion): MediaAnswer {
  if (response.status === 416) return readUnsatisfiable(response, question);
  if (response.status !== 200 && response.status !== 206) throw refusal(response, question.url);
  const type = headerOf(response.headers, 'content-type') ?? '';
  if (/^(text\/html|application\/json)/i.test(type)) {
    throw new InvalidResponseError(`${redactUrl(question.url)} answered with a page (${type}) instead of audio`);
  }
  return response.status === 206 ? readPart(response, question) : readWhole(response, question);
}

function readWhole(response: HttpFetchResponse, question: MediaQuestion): MediaAnswer {
  const totalBytes = contentLength(response.headers);
  if (totalBytes === 0) throw emptyFile(question.url);
  return { kind: 'body', start: 0, totalBytes, validator: strongValidator(response.headers) };
}

function readPart(response: HttpFetchResponse, question: MediaQuestion): MediaAnswer {
  const range = parseContentRange(headerOf(response.headers, 'content-range'));
  if (range?.start !== (question.rangeStart ?? 0)) return restartOr(question, 'sent another part than was asked for');
  if (range.total === 0) throw emptyFile(question.url);
  const length = contentLength(response.headers);
  const totalBytes = range.total ?? (length === null ? null : range.start + length);
  const validator = strongValidator(response.headers);
  const isOtherLength = question.knownTotal !== null && totalBytes !== null && totalBytes !== question.knownTotal;
  const isOtherFile = question.validator !== null && validator !== null && validator !== question.validator;
  if (question.staged > 0 && (isOtherLength || isOtherFile))
    return restartOr(question, 'sent another file than before');
  return { kind: 'body', start: range.start, totalBytes, validator };
}

/** 416: all is there already, or what is there has nothing to do with the server's file. */
function readUnsatisfiable(response: HttpFetchResponse, question: MediaQuestion): MediaAnswer {
  const total = parseContentRange(headerOf(response.headers, 'content-range'))?.total ?? null;
  if (total === 0) throw emptyFile(question.url);
  if (total !== null && total === question.staged) return { kind: 'complete' };
  return restartOr(question, 'refused the range');
}

function restartOr(question: MediaQuestion, fault: string): MediaAnswer {
  if (question.rangeStart !== null) return { kind: 'restart' };
  throw new InvalidResponseError(`${redactUrl(question.url)} ${fault}`);
}

function emptyFile(url: string): EmptyError {
  return new EmptyError(`${redactUrl(url)} holds no bytes`);
}

function refusal(response: HttpFetchResponse, url: string): Error {
  const { status, headers } = response;
  if (status >= 500) return serverTrouble(url, response);
  const said = `${redactUrl(url)} answered ${String(status)}`;
  if (status === 429) return new RateLimitedError(said, { retryAfterMs: retryAfterMs(headers) ?? undefined });
  if (status >= 400) return new UrlExpiredError(`${said}: the address is not valid (any more)`);
  return new InvalidResponseError(said);
}
