import { printable } from '../terminal/printable.js';
import type { Colors } from '../terminal/printer.js';
import { isObject, leaves, valueAt } from './config-paths.js';
import type { ConfigSchema, PluginConfig } from './plugin-answers.js';

/** Each setting with its value, its default and what it does. */
export function configLines({ schema, data }: PluginConfig, colors: Colors): string[] {
  return leaves(schema ?? {}).flatMap(({ parts, schema: property }) => {
    const value = valueAt(data, parts);
    const note = property.writeOnly ? 'secret' : defaultNote(value, property);
    const what = descriptionOf(property);
    return [
      [`${parts.join('.')} = ${shown(value, property)}`, note && colors.dim(`  (${note})`)].join(''),
      ...(what ? [colors.dim(`    ${printable(what)}`)] : []),
    ];
  });
}

/** The properties whose values differ, as `path = value`. */
export function changeLines(before: PluginConfig, after: PluginConfig): string[] {
  return leaves(after.schema ?? {}).flatMap(({ parts, schema }) => {
    const [was, is] = [before, after].map(({ data }) => shown(valueAt(data, parts), schema));
    return was === is ? [] : [`${parts.join('.')} = ${is ?? ''}`];
  });
}

function shown(value: unknown, { writeOnly }: ConfigSchema): string {
  if (writeOnly) return isObject(value) && value.set === true ? 'set' : 'not set';
  return value === undefined ? 'not set' : text(value);
}

function defaultNote(value: unknown, { default: standard }: ConfigSchema): string {
  if (standard === undefined) return '';
  return text(value) === text(standard) ? 'default' : `default: ${text(standard)}`;
}

function descriptionOf({ title, description, enum: choices }: ConfigSchema): string {
  const list = choices
    ? `One of: ${choices.map((choice) => (typeof choice === 'string' ? choice : text(choice))).join(', ')}`
    : '';
  return [description ?? title ?? '', list].filter(Boolean).join(' ');
}

function text(value: unknown): string {
  return printable(JSON.stringify(value) ?? '');
}
