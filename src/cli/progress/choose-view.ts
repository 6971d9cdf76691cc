import type { Printer } from '../terminal/printer.js';
import { JsonProgressView } from './json-progress-view.js';
import { LineProgressView } from './line-progress-view.js';
import { LiveProgressView } from './live-progress-view.js';
import type { ProgressView } from './progress-view.js';

/** The view that suits the place the output goes to. */
export function chooseView(printer: Printer): ProgressView {
  if (printer.isJson) return new JsonProgressView(printer);
  return printer.isLive ? new LiveProgressView(printer) : new LineProgressView(printer);
}
