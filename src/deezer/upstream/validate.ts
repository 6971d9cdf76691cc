import type { z } from 'zod';
import { InvalidResponseError } from '../../domain/index.js';

/**
 * Checks an upstream answer at the border.
 * @param what which answer it is, for the message; no secrets
 * @param at path of `value` within the answer, when it is a part of it
 * @throws InvalidResponseError naming the path of the first wrong field
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
  at: readonly PropertyKey[] = [],
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = fieldPath([...at, ...(issue?.path ?? [])]);
  throw new InvalidResponseError(`${what}: ${path}: ${issue?.message ?? 'is not what it should be'}`, {
    details: { path },
  });
}

/** @throws InvalidResponseError when the text is no JSON */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new InvalidResponseError(`${what}: the answer is no JSON`, { cause: error });
  }
}

/** `data[3].artist.name`; the whole answer is `(answer)`. */
function fieldPath(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || '(answer)';
}
