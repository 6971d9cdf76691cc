import type { TemplatePlaceholder } from '../domain/index.js';
import { cleanText, cutToBytes, MAX_NAME_BYTES, safeName } from './safe-name.js';
import { parseTemplate, type TemplateNode } from './template-parser.js';

/** Values of placeholders; absent, null and empty ones count as "has no value". */
export type TemplateValues = Partial<Record<TemplatePlaceholder, string | number | null>>;

export interface RenderOptions {
  /** Whether the album has several discs; brackets around `{disc_number}` appear only then. */
  isMultiDisc: boolean;
  /** Without the dot, e.g. `flac`. */
  extension: string;
}

/** What a path is made of before it is cut to length; only `value`s may be shortened. */
interface Piece {
  kind: 'text' | 'number' | 'value' | 'absent';
  text: string;
}

/** A template of paths in the library, e.g. `{album_artist}/{album}/[CD {disc_number}/]{track_number:02d} - {title}`. */
export class PathTemplate {
  private constructor(
    private readonly nodes: readonly TemplateNode[],
    /** The placeholders that it uses. */
    readonly placeholders: ReadonlySet<TemplatePlaceholder>,
  ) {}

  /**
   * @param text folders by `/`, placeholders in braces (numbers also as `{track_number:02d}`); a part in brackets appears only when
   *   its placeholders have values, and with `{disc_number}` only for albums of several discs
   * @throws RequestError `bad_request` naming an unknown placeholder, a `..`, an empty part or an absolute path
   */
  static parse(text: string): PathTemplate {
    const nodes = parseTemplate(text);
    return new PathTemplate(nodes, new Set(placeholdersOf(nodes)));
  }

  /**
   * @returns a path relative to the library with `/` and the extension: every part is a safe name of at most 255 bytes, long values are
   *   cut and never numbers or the extension, and it never leaves the library or enters its staging folder
   */
  render(values: TemplateValues, options: RenderOptions): string {
    const parts = splitParts(this.pieces(this.nodes, values, options));
    const extension = `.${options.extension}`;
    return parts
      .map((part, index) => {
        const tail = index === parts.length - 1 ? extension : '';
        return nameOf(part, MAX_NAME_BYTES - Buffer.byteLength(tail)) + tail;
      })
      .join('/');
  }

  private pieces(nodes: readonly TemplateNode[], values: TemplateValues, options: RenderOptions): Piece[] {
    return nodes.flatMap((node): Piece[] => {
      if (node.kind === 'text') return [{ kind: 'text', text: node.text }];
      if (node.kind === 'value') return [pieceOf(node, values[node.name])];
      const isShown = placeholdersOf(node.nodes).every(
        (name) => hasValue(values[name]) && (name !== 'disc_number' || options.isMultiDisc),
      );
      return isShown ? this.pieces(node.nodes, values, options) : [];
    });
  }
}

function placeholdersOf(nodes: readonly TemplateNode[]): TemplatePlaceholder[] {
  return nodes.flatMap((node) =>
    node.kind === 'value' ? [node.name] : node.kind === 'group' ? placeholdersOf(node.nodes) : [],
  );
}

function hasValue(value: string | number | null | undefined): value is string | number {
  return value !== null && value !== undefined && String(value).trim() !== '';
}

function pieceOf(node: Extract<TemplateNode, { kind: 'value' }>, value: string | number | null | undefined): Piece {
  if (!hasValue(value)) return { kind: 'absent', text: '' };
  const text = String(value);
  return /^\d{1,15}$/.test(text)
    ? { kind: 'number', text: text.padStart(node.width, node.pad) }
    : { kind: 'value', text: cleanText(text) };
}

/** Folders come from the template's own slashes only: those of values are gone already. */
function splitParts(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...others] = piece.kind === 'text' ? piece.text.split('/') : [piece.text];
    parts.at(-1)?.push({ ...piece, text: first });
    for (const text of others) parts.push([{ kind: 'text', text }]);
  }
  const last = parts.pop() ?? [];
  // A folder that consisted of an absent group only is no folder.
  return [...parts.filter((part) => part.some((piece) => piece.kind === 'absent' || piece.text !== '')), last];
}

function nameOf(part: readonly Piece[], maxBytes: number): string {
  const pieces = shorten(withoutAbsent(part), maxBytes);
  return safeName(pieces.map((piece) => piece.text).join(''), maxBytes);
}

const SEPARATOR = /[\s\-–—_.,]+$/;

/** A value that is not there takes its separator with it: `{track_number} - {title}` becomes the title alone. */
function withoutAbsent(part: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let isAfterAbsent = false;
  for (const piece of part) {
    if (piece.kind === 'absent') {
      const before = kept.at(-1);
      if (before?.kind === 'text') before.text = before.text.replace(SEPARATOR, '');
      isAfterAbsent = true;
      continue;
    }
    const isFirst = kept.every(({ text }) => text === '');
    const isLeading = isAfterAbsent && isFirst && piece.kind === 'text';
    kept.push(isLeading ? { kind: 'text', text: piece.text.replace(/^[\s\-–—_.,]+/, '') } : { ...piece });
    isAfterAbsent = false;
  }
  return kept;
}

/** Cuts the longest value first, so that numbers, separators and short values stay whole. */
function shorten(part: readonly Piece[], maxBytes: number): Piece[] {
  const pieces = part.map((piece) => ({ ...piece }));
  for (;;) {
    const excess = pieces.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) - maxBytes;
    const [longest, next] = pieces
      .filter(({ kind, text }) => kind === 'value' && text !== '')
      .sort((a, b) => Buffer.byteLength(b.text) - Buffer.byteLength(a.text));
    if (excess <= 0 || !longest) return pieces;
    const length = Buffer.byteLength(longest.text);
    const floor = Math.min(next ? Buffer.byteLength(next.text) : 0, length - 1);
    longest.text = cutToBytes(longest.text, Math.max(length - excess, floor)).trimEnd();
  }
}
