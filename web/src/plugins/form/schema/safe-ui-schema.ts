import type { UiSchema } from '@rjsf/utils';
import { isSchema } from './map-schema.js';

/** Widgets that this form has, by the names that schemas use. */
const WIDGETS = new Set([
  ...[
    'text',
    'textarea',
    'password',
    'email',
    'uri',
    'color',
    'file',
    'updown',
    'range',
    'select',
    'radio',
    'checkbox',
  ],
  ...['checkboxes', 'hidden', 'date', 'datetime', 'date-time', 'time'],
]);

const isText = (value: unknown): boolean => typeof value === 'string';
const isFlag = (value: unknown): boolean => typeof value === 'boolean';

/** What a plugin may say of how its settings are shown, without `ui:`. Anything else could break the form, or lead astray. */
const OPTIONS: Readonly<Record<string, (value: unknown) => boolean>> = {
  title: isText,
  description: isText,
  help: isText,
  placeholder: isText,
  widget: (value) => WIDGETS.has(String(value)),
  enumNames: (value) => Array.isArray(value) && value.every(isText),
  disabled: isFlag,
  readonly: isFlag,
  inline: isFlag,
  addable: isFlag,
  orderable: isFlag,
  removable: isFlag,
  copyable: isFlag,
  rows: (value) => typeof value === 'number' && value > 0 && value <= 40,
};

/** The hints of a plugin for its form, as far as they are sound. It comes from a file of the plugin that nobody has checked. */
export function safeUiSchema(uiSchema: unknown): UiSchema {
  if (!isSchema(uiSchema)) return {};
  const result: UiSchema = {};
  for (const [key, value] of Object.entries(uiSchema)) {
    if (key === 'ui:order') result[key] = orderOf(value);
    else if (key === 'ui:options') Object.assign(result, optionsOf(value));
    else if (key.startsWith('ui:')) Object.assign(result, optionsOf({ [key.slice(3)]: value }));
    else if (Array.isArray(value)) result[key] = value.map(safeUiSchema);
    else if (isSchema(value)) result[key] = safeUiSchema(value);
  }
  return result;
}

function optionsOf(value: unknown): UiSchema {
  if (!isSchema(value)) return {};
  const sound = Object.entries(value).filter(([name, option]) => OPTIONS[name]?.(option));
  return Object.fromEntries(sound.map(([name, option]) => [`ui:${name}`, option]));
}

/** The form fails over an order that leaves a property out. */
function orderOf(value: unknown): string[] {
  const names = Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
  return [...new Set([...names, '*'])];
}
