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
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { status: 429, headers: { 'content-type': 'text/html', ...headers }, body: '<html>429</html>' };
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
  const retryAfter: Record<string, string> =
    fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  switch (fault.kind) {
    case 'status':
      return {
        status: fault.status ?? 503,
        headers: { 'content-type': 'text/html', ...retryAfter },
        body: '<html></html>',
      };
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!DOCTYPE html><html>Access Denied</html>',
      };
    case 'empty':
      return jsonAnswer('');
    case 'garbage':
      return jsonAnswer('\u0000\u0001\uFFFD{]');
    case 'not-found-text':
      return jsonAnswer('{"error":"Not Found"}', {}, 404);
    case 'bare-true':
      return jsonAnswer('true');
    case 'bare-false':
      return jsonAnswer('false');
    case 'quota':
      return quotaAnswer(service, fault.retryAfter);
    case 'error':
      return errorAnswer(service, fault.code ?? 700);
    case 'error-without-code':
      return failure(new CatalogueError('Exception', 'An error has occured', null));
    case 'csrf':
      return sessionError('VALID_TOKEN_REQUIRED', 'Invalid CSRF token');
    case 'auth':
      return sessionError('NEED_USER_AUTH_REQUIRED', 'Require user auth');
    case 'licence':
      return jsonAnswer(JSON.stringify(mediaError(1000)));
    default:
      return spoiled(answer(), fault, trackIds);
  }
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
  if (rest.length === 0)
    delete value[first]; // eslint-disable-line @typescript-eslint/no-dynamic-delete -- taking out a named field is the fault
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
