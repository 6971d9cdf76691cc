import { CatalogueError, quotaExceeded } from '../catalogue/catalogue-error.js';
import { mediaError } from '../media/media-service.js';
import { phpJson } from '../php-json.js';
import type { SandboxFault, SandboxService } from '../sandbox-fault.js';
import { jsonAnswer, type ServiceAnswer } from '../service-message.js';
import { sessionError } from '../session/session-service.js';

/** How a service says that there were too many requests. */
export function quotaAnswer(service: SandboxService, retryAfter?: number): ServiceAnswer {
  if (service === 'catalogue') return failure(quotaExceeded());
  if (service === 'session') return sessionError('QUOTA_ERROR', 'Quota exceeded on deezer user api');
  return htmlAnswer(429, retryAfter);
}

/**
 * What a service of JSON answers under a fault.
 * @param answer makes the right answer, for faults that spoil it
 * @param trackIds the tracks that are asked about, in order: a fault of one of them leaves the others alone
 */
export function answerUnderFault(
  service: SandboxService,
  fault: SandboxFault,
  answer: () => ServiceAnswer,
  trackIds: readonly string[],
): ServiceAnswer {
  const stand = INSTEAD[fault.kind];
  return stand ? stand(service, fault) : spoiled(answer(), fault, trackIds);
}

/** Faults that put another answer in place of the right one. */
const INSTEAD: Partial<Record<SandboxFault['kind'], (service: SandboxService, fault: SandboxFault) => ServiceAnswer>> =
  {
    status: (_, fault) => htmlAnswer(fault.status ?? 503, fault.retryAfter),
    html: () => htmlAnswer(200),
    empty: () => jsonAnswer(''),
    garbage: () => jsonAnswer('\u0000\u0001\uFFFD{]'),
    'not-found-text': () => jsonAnswer('{"error":"Not Found"}', {}, 404),
    'bare-true': () => jsonAnswer('true'),
    'bare-false': () => jsonAnswer('false'),
    quota: (service, fault) => quotaAnswer(service, fault.retryAfter),
    error: (service, fault) => errorAnswer(service, fault.code ?? 700),
    'error-without-code': () => failure(new CatalogueError('Exception', 'An error has occured', null)),
    csrf: () => sessionError('VALID_TOKEN_REQUIRED', 'Invalid CSRF token'),
    auth: () => sessionError('NEED_USER_AUTH_REQUIRED', 'Require user auth'),
    licence: () => jsonAnswer(JSON.stringify(mediaError(1000))),
  };

function htmlAnswer(status: number, retryAfter?: number): ServiceAnswer {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  const body = `<!DOCTYPE html><html><body>${String(status)}</body></html>`;
  return { status, headers: { 'content-type': 'text/html', ...headers }, body };
}

/** Faults that change a right answer. */
function spoiled(answer: ServiceAnswer, fault: SandboxFault, trackIds: readonly string[]): ServiceAnswer {
  if (fault.kind === 'invalid-json')
    return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
  const edit = EDITS[fault.kind];
  if (!edit || answer.body === '') return answer;
  const value = JSON.parse(answer.body) as Record<string, unknown>;
  edit(value, fault, trackIds);
  return { ...answer, body: phpJson(value) };
}

type Edit = (value: Record<string, unknown>, fault: SandboxFault, trackIds: readonly string[]) => void;

const EDITS: Partial<Record<SandboxFault['kind'], Edit>> = {
  'missing-field': (value, fault) => {
    removeField(value, fault.field ?? Object.keys(value)[0] ?? '');
  },
  'total-drift': (value) => {
    if (typeof value.total === 'number') value.total -= 2;
  },
  'token-error': (value, fault, trackIds) => {
    replaceOutcomes(value, fault, trackIds, mediaError(fault.code ?? 2002));
  },
  'no-media': (value, fault, trackIds) => {
    replaceOutcomes(value, fault, trackIds, { media: [] });
  },
};

function replaceOutcomes(
  value: Record<string, unknown>,
  fault: SandboxFault,
  trackIds: readonly string[],
  outcome: unknown,
): void {
  if (!Array.isArray(value.data)) return;
  const isOfOne = fault.match !== undefined && trackIds.includes(fault.match);
  value.data = value.data.map((right: unknown, index) =>
    isOfOne && trackIds[index] !== fault.match ? right : outcome,
  );
}

function removeField(value: Record<string, unknown>, path: string): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) delete value[first];
  else if (typeof value[first] === 'object' && value[first] !== null) {
    removeField(value[first] as Record<string, unknown>, rest.join('.'));
  }
}

function errorAnswer(service: SandboxService, code: number): ServiceAnswer {
  if (service === 'session') return sessionError('DATA_ERROR', `code ${String(code)}`);
  if (service === 'media') return jsonAnswer(JSON.stringify(mediaError(code)));
  return failure(new CatalogueError('Exception', 'An error has occured', code));
}

function failure(error: CatalogueError): ServiceAnswer {
  return jsonAnswer(phpJson(error));
}
