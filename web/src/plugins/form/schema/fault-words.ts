import type { OutputUnit } from '@cfworker/json-schema';
import type { RJSFSchema } from '@rjsf/utils';
import { words } from '../../../words/index.js';
import { isSchema } from './map-schema.js';
import { pathOf, valueAt } from './pointer.js';

/** What is wrong with a setting, and where. */
export interface Fault {
  path: string[];
  message: string;
}

/** They only say that something below them is wrong. */
const WRAPPERS = new Set([
  ...['$ref', 'properties', 'items', 'additionalItems', 'prefixItems', 'patternProperties', 'additionalProperties'],
  ...['dependencies', 'dependentSchemas', 'if', 'contains', 'propertyNames'],
]);
const COMPOSITE = new Set(['anyOf', 'oneOf', 'allOf', 'not']);

/** Faults in the words of the host. What is wrong in a branch says more than that no branch fits. */
export function faultsOf(schema: RJSFSchema, errors: readonly OutputUnit[]): Fault[] {
  const own = errors.filter(({ keyword }) => !WRAPPERS.has(keyword));
  const plain = own.filter(({ keyword }) => !COMPOSITE.has(keyword));
  const seen = new Set<string>();
  return (plain.length > 0 ? plain : own)
    .map((error) => faultOf(schema, error))
    .filter(({ path, message }) => {
      const key = JSON.stringify([path, message]);
      return !seen.has(key) && seen.add(key);
    });
}

function faultOf(schema: RJSFSchema, { keyword, keywordLocation, instanceLocation, error }: OutputUnit): Fault {
  const path = pathOf(instanceLocation);
  const { fault } = words.plugins.form;
  if (keyword === 'required' || keyword === 'dependentRequired') {
    // The library names the missing one nowhere but in its sentence.
    const missing = /"(.*)"\.$/s.exec(error)?.[1];
    return { path: missing === undefined ? path : [...path, missing], message: fault.required };
  }
  return { path, message: wordsOf(keyword, ruleAt(schema, keywordLocation)) };
}

function wordsOf(keyword: string, rule: unknown): string {
  const { fault } = words.plugins.form;
  const limit = typeof rule === 'string' ? rule : JSON.stringify(rule);
  const by: Readonly<Record<string, string>> = {
    type: fault.mustBe([rule].flat().map(typeName).join(fault.or)),
    const: fault.mustBe(JSON.stringify(rule)),
    enum: fault.oneOf([rule].flat().map(String).join(', ')),
    minimum: fault.min(limit),
    maximum: fault.max(limit),
    exclusiveMinimum: fault.above(limit),
    exclusiveMaximum: fault.below(limit),
    minLength: rule === 1 ? fault.notEmpty : fault.minLength(limit),
    maxLength: fault.maxLength(limit),
    minItems: fault.minItems(limit),
    maxItems: fault.maxItems(limit),
    uniqueItems: fault.unique,
    format: fault.format(limit),
    multipleOf: fault.multipleOf(limit),
    false: fault.notAllowed,
  };
  return by[keyword] ?? fault.other;
}

function typeName(type: unknown): string {
  return words.plugins.form.fault.type[String(type)] ?? String(type);
}

/** What the schema says at a place; `$ref`s on the way lead where they point. */
function ruleAt(schema: RJSFSchema, location: string): unknown {
  return pathOf(location).reduce<unknown>((node, part) => {
    if (part !== '$ref') return valueAt(node, [part]);
    const target = isSchema(node) ? node.$ref : undefined;
    return typeof target === 'string' ? valueAt(schema, pathOf(target)) : undefined;
  }, schema);
}
