import type { Item } from '../../wire/index.js';
import type { Colors } from './printer.js';

/** The text in the colour of the item's status. */
export function statusText(text: string, { status }: Pick<Item, 'status'>, colors: Colors): string {
  switch (status) {
    case 'completed':
      return colors.green(text);
    case 'failed':
      return colors.red(text);
    case 'partial':
    case 'paused':
      return colors.yellow(text);
    case 'downloading':
    case 'processing':
      return colors.cyan(text);
    case 'pending':
    case 'cancelled':
    case 'skipped':
      return colors.dim(text);
  }
}
