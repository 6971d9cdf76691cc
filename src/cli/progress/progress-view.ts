import type { Item } from '../../wire/index.js';
import type { ProgressFrame } from './progress-frame.js';

/** Shows progress: drawn over on a terminal, as plain lines, or as JSON (port). */
export abstract class ProgressView {
  /** Something moved. Called often; the view draws as often as it sees fit. */
  abstract update(frame: ProgressFrame): void;
  /** A track came to rest. Called once for each rest. */
  abstract finished(track: Item): void;
  /** Something worth a line, e.g. why the queue waits. */
  abstract note(text: string): void;
  /** Leaves the screen in order. */
  abstract close(): void;
}
