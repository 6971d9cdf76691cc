import { TEMPLATE_PLACEHOLDERS } from '../domain/index.js';
import { distance } from 'fastest-levenshtein';

const TOKEN = /\{([^{}]*)\}/g;

/**
 * Looks at a path template without rendering it.
 * @returns what is wrong with it, in words, or null
 */
export function templateFault(template: string): string | null {
  if (template.trim() === '') return 'a template is expected';
  if (template.startsWith('/') || /^[A-Za-z]:/.test(template)) return 'a relative path is expected';
  if (template.includes('\\')) return 'folders are separated by /';
  return placeholderFault(template) ?? bracketFault(template) ?? partFault(template);
}

function placeholderFault(template: string): string | null {
  for (const [, inner = ''] of template.matchAll(TOKEN)) {
    const [name = '', format, ...rest] = inner.split(':');
    if (!(TEMPLATE_PLACEHOLDERS as readonly string[]).includes(name)) return unknownPlaceholder(name);
    if (rest.length > 0 || (format !== undefined && !/^0?\d{1,2}d$/.test(format))) {
      return `the number format of {${name}} is not one like :02d`;
    }
  }
  return /[{}]/.test(template.replace(TOKEN, '')) ? 'a brace is open or closed without its partner' : null;
}

function unknownPlaceholder(name: string): string {
  // What stands in the braces is only repeated when it looks like a name.
  const shown = /^[a-z_]{1,32}$/i.test(name) ? `{${name}}` : 'what stands in the braces';
  const nearest = TEMPLATE_PLACEHOLDERS.toSorted((a, b) => distance(a, name) - distance(b, name))[0];
  return `${shown} is not a placeholder; did you mean {${String(nearest)}}?`;
}

function bracketFault(template: string): string | null {
  let isOpen = false;
  for (const character of template.replace(TOKEN, '')) {
    if (character === '[' && isOpen) return 'brackets cannot stand in brackets';
    if (character === ']' && !isOpen) return 'a bracket is closed that was not open';
    if (character === '[' || character === ']') isOpen = character === '[';
  }
  return isOpen ? 'a bracket is open and never closed' : null;
}

function partFault(template: string): string | null {
  const parts = template.replace(/[[\]]/g, '').split('/');
  if (parts.some((part) => part.trim() === '')) return 'a folder without a name';
  return parts.some((part) => /^\.+$/.test(part.trim())) ? 'the path must not leave the library' : null;
}
