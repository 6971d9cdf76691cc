import { CliError } from '../cli-error.js';
import { EXIT } from '../exit-code.js';
import type { ConfigSchema } from './plugin-answers.js';

/**
 * A value as it was typed, in the type that the schema wants.
 * @throws CliError when it cannot be one
 */
export function valueOf(text: string, schema: ConfigSchema | null, path: string): unknown {
  const types = typesOf(schema);
  if (types.includes('null') && text === 'null') return null;
  if (types.includes('string')) return text;
  if (types.includes('boolean')) return booleanOf(text, path);
  if (types.includes('number') || types.includes('integer')) return numberOf(text, path);
  if (types.includes('array')) return listOf(text, schema, path);
  if (types.includes('object')) return jsonOf(text, path);
  return anythingOf(text);
}

function typesOf(schema: ConfigSchema | null): string[] {
  if (schema?.type !== undefined) return [schema.type].flat();
  return schema?.enum?.every((value) => typeof value === 'string') ? ['string'] : [];
}

function booleanOf(text: string, path: string): boolean {
  if (text !== 'true' && text !== 'false') throw wrong(path, 'must be true or false');
  return text === 'true';
}

function numberOf(text: string, path: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw wrong(path, 'must be a number');
  return value;
}

// `a,b` is quicker to type than `["a","b"]`.
function listOf(text: string, schema: ConfigSchema | null, path: string): unknown {
  if (text.trimStart().startsWith('[')) return jsonOf(text, path);
  if (text === '') return [];
  const items = Array.isArray(schema?.items) ? null : (schema?.items ?? null);
  return text.split(',').map((part) => valueOf(part.trim(), items, path));
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw wrong(path, 'must be JSON');
  }
}

// Of a property that the schema does not know, the host says so.
function anythingOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function wrong(path: string, what: string): CliError {
  return new CliError(`${path} ${what}.`, EXIT.usage, 'usage');
}
