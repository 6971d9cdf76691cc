import { RequestError, TEMPLATE_PLACEHOLDERS, type TemplatePlaceholder } from '../domain/index.js';

/** A piece of a template. A group is what stands in brackets. */
export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: TemplatePlaceholder; width: number; pad: '0' | ' ' }
  | { kind: 'group'; nodes: TemplateNode[] };

const TOKEN = /\{([^{}]*)\}|\[|\]|[^{}[\]]+|[{}]/g;
const FORMAT = /^(0?)(\d{1,2})d$/;

/** @throws RequestError `bad_request` that says what is wrong with the template */
export function parseTemplate(text: string): TemplateNode[] {
  checkShape(text);
  const root: TemplateNode[] = [];
  let group: TemplateNode[] | null = null;
  for (const [token, inner] of text.matchAll(TOKEN)) {
    if (inner !== undefined) {
      (group ?? root).push(parseValue(inner));
    } else if (token === '[') {
      if (group) throw fault('brackets cannot stand in brackets');
      group = [];
    } else if (token === ']') {
      if (!group) throw fault('a bracket is closed that was not open');
      root.push(closeGroup(group));
      group = null;
    } else if (token === '{' || token === '}') {
      throw fault('a brace is open or closed without its partner');
    } else {
      (group ?? root).push({ kind: 'text', text: token });
    }
  }
  if (group) throw fault('a bracket is open and never closed');
  return root;
}

/** Brackets around plain text ask for nothing: they are part of the name, as in `{album} [FLAC]`. */
function closeGroup(nodes: TemplateNode[]): TemplateNode {
  if (nodes.some((node) => node.kind === 'value')) return { kind: 'group', nodes };
  return { kind: 'text', text: `[${nodes.map((node) => (node.kind === 'text' ? node.text : '')).join('')}]` };
}

function parseValue(inner: string): TemplateNode {
  const [name = '', format, ...rest] = inner.split(':');
  if (!isPlaceholder(name)) {
    throw fault(
      `unknown placeholder {${name}}; known are ${TEMPLATE_PLACEHOLDERS.map((known) => `{${known}}`).join(' ')}`,
    );
  }
  const match = format === undefined ? null : FORMAT.exec(format);
  if (rest.length > 0 || (format !== undefined && !match)) {
    throw fault(`the number format of {${name}} is not one like :02d`);
  }
  return { kind: 'value', name, width: Number(match?.[2] ?? 0), pad: match?.[1] === '0' ? '0' : ' ' };
}

function isPlaceholder(name: string): name is TemplatePlaceholder {
  return (TEMPLATE_PLACEHOLDERS as readonly string[]).includes(name);
}

function checkShape(text: string): void {
  if (text.trim() === '') throw fault('it is empty');
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) throw fault('it must be relative to the library');
  if (text.includes('\\')) throw fault('folders are separated by /');
  for (const part of text.replace(/[[\]]/g, '').split('/')) {
    if (part.trim() === '') throw fault('a folder without a name');
    if (/^\.+$/.test(part.trim())) throw fault(`the part "${part.trim()}" would leave the library`);
  }
}

function fault(reason: string): RequestError {
  return new RequestError('bad_request', `Path template: ${reason}.`);
}
