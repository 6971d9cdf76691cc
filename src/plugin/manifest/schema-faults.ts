import type { ErrorObject } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';

/** What a JSON Schema has against a value: where, and what to do. Never holds the value. */
export interface SchemaFault {
  /** JSON pointer; of what is missing or unknown, that itself. */
  path: string;
  message: string;
}

/** Errors of ajv (with `verbose`) in words. Composite keywords are left out where one of their branches says more. */
export function schemaFaults(errors: readonly ErrorObject[] | null | undefined): SchemaFault[] {
  const all = errors ?? [];
  const plain = all.filter(({ keyword }) => !COMPOSITE.has(keyword));
  const seen = new Set<string>();
  return (plain.length > 0 ? plain : all).map(faultOf).filter(({ path, message }) => {
    const key = `${path}\0${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

const MAX_WHY = 200;
const COMPOSITE = new Set(['if', 'anyOf', 'oneOf', 'allOf', 'not']);

function faultOf(error: ErrorObject): SchemaFault {
  const params = error.params as Record<string, unknown>;
  const own = error.instancePath;
  switch (error.keyword) {
    case 'required':
      return { path: `${own}/${pointerPart(params.missingProperty)}`, message: 'is required' };
    case 'additionalProperties':
      return unknownKey(error, String(params.additionalProperty));
    case 'enum':
      return { path: own, message: notOneOf(error, params.allowedValues as unknown[]) };
    case 'const':
      return { path: own, message: `must be ${JSON.stringify(params.allowedValue)}${whyOf(error)}` };
    default:
      return { path: own, message: wordsOf(error.keyword, params) ?? error.message ?? 'is not as expected' };
  }
}

/** What the schema itself says beside such a rule. */
function whyOf({ parentSchema }: ErrorObject): string {
  const { description } = (parentSchema ?? {}) as { description?: unknown };
  return typeof description === 'string' ? `; ${description.slice(0, MAX_WHY)}` : '';
}

function wordsOf(keyword: string, params: Record<string, unknown>): string | null {
  const limit = String(params.limit);
  const words: Readonly<Record<string, string>> = {
    type: `must be ${typeWords(params.type)}`,
    minimum: `must be ≥ ${limit}`,
    maximum: `must be ≤ ${limit}`,
    exclusiveMinimum: `must be > ${limit}`,
    exclusiveMaximum: `must be < ${limit}`,
    minLength: limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`,
    maxLength: `must have at most ${limit} characters`,
    minItems: `must have at least ${limit} entries`,
    maxItems: `must have at most ${limit} entries`,
    uniqueItems: 'must not name the same twice',
    format: `must be of the form "${String(params.format)}"`,
    pattern: `must match ${String(params.pattern)}`,
    multipleOf: `must be a multiple of ${String(params.multipleOf)}`,
    'false schema': 'is not allowed here',
  };
  return words[keyword] ?? null;
}

function typeWords(type: unknown): string {
  const names: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
    null: 'null',
  };
  const types = (Array.isArray(type) ? type : String(type).split(',')) as string[];
  return types.map((name) => names[name] ?? name).join(' or ');
}

function unknownKey(error: ErrorObject, name: string): SchemaFault {
  const { properties = {} } = (error.parentSchema ?? {}) as { properties?: object };
  const known = Object.keys(properties);
  const hint = known.length > 0 ? `; did you mean ${closest(name, known)}?` : '';
  return { path: `${error.instancePath}/${pointerPart(name)}`, message: `is not known${hint}` };
}

function notOneOf(error: ErrorObject, allowed: readonly unknown[]): string {
  const words = allowed.map(String);
  const list = `must be one of ${words.join(', ')}`;
  if (typeof error.data !== 'string') return list;
  // What was given is not repeated: it may be a secret in the wrong place.
  const nearest = closest(error.data, words);
  return distance(error.data, nearest) <= 3 ? `${list}; did you mean ${nearest}?` : list;
}

function pointerPart(name: unknown): string {
  return String(name).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `/hooks/0/timeoutMs` → `hooks[0].timeoutMs`, for messages. */
export function dotted(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  return parts
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`), '');
}
