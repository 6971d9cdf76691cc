import { TEMPLATE_PLACEHOLDERS } from '../domain/index.js';
import { distance } from 'fastest-levenshtein';

/** Why a template is refused. */
export interface TemplateFault {
  /** In words. */
  message: string;
  /** Where in the template, from 0; absent where it is the whole. */
  position?: number;
}

const TOKEN = /\{([^{}]*)\}/g;
const FORMAT = /^0?\d{1,2}d$/;

/**
 * Looks at a path template without rendering it.
 * @returns the first thing that is wrong with it, or null
 */
export function templateFault(template: string): TemplateFault | null {
  if (template.trim() === '') return { message: 'a template is expected' };
  if (template.startsWith('/') || /^[A-Za-z]:/.test(template))
    return { message: 'a relative path is expected', position: 0 };
  const backslash = template.indexOf('\\');
  if (backslash >= 0) return { message: 'folders are separated by /', position: backslash };
  return placeholderFault(template) ?? braceFault(template) ?? bracketFault(template) ?? partFault(template);
}

function placeholderFault(template: string): TemplateFault | null {
  for (const { 1: inner = '', index: position } of template.matchAll(TOKEN)) {
    const [name = '', format, ...rest] = inner.split(':');
    if (!(TEMPLATE_PLACEHOLDERS as readonly string[]).includes(name))
      return { message: unknownPlaceholder(name), position };
    if (rest.length > 0 || (format !== undefined && !FORMAT.test(format)))
      return { message: `the number format of {${name}} is not one like :02d`, position };
  }
  return null;
}

function unknownPlaceholder(name: string): string {
  // What stands in the braces is only repeated when it looks like a name.
  const shown = /^[a-z_]{1,32}$/i.test(name) ? `{${name}}` : 'what stands in the braces';
  const nearest = TEMPLATE_PLACEHOLDERS.toSorted((a, b) => distance(a, name) - distance(b, name))[0];
  return `${shown} is not a placeholder; did you mean {${String(nearest)}}?`;
}

function braceFault(template: string): TemplateFault | null {
  const position = withoutPlaceholders(template).search(/[{}]/);
  return position < 0 ? null : { message: 'a brace is open or closed without its partner', position };
}

function bracketFault(template: string): TemplateFault | null {
  let open = -1;
  for (const { 0: bracket, index: position } of withoutPlaceholders(template).matchAll(/[[\]]/g)) {
    if (bracket === '[' && open >= 0) return { message: 'brackets cannot stand in brackets', position };
    if (bracket === ']' && open < 0) return { message: 'a bracket is closed that was not open', position };
    open = bracket === '[' ? position : -1;
  }
  return open < 0 ? null : { message: 'a bracket is open and never closed', position: open };
}

/** Every character stays where it is, so that positions are those of the template. */
function withoutPlaceholders(template: string): string {
  return template.replace(TOKEN, (token) => '\0'.repeat(token.length));
}

function partFault(template: string): TemplateFault | null {
  let position = 0;
  for (const part of template.split('/')) {
    const name = part.replace(/[[\]]/g, '').trim();
    if (name === '') return { message: 'a folder without a name', position };
    if (/^\.+$/.test(name)) return { message: 'the path must not leave the library', position };
    position += part.length + 1;
  }
  return null;
}
