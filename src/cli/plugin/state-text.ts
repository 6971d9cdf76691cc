import type { Colors } from '../terminal/printer.js';

type Color = 'green' | 'cyan' | 'red' | 'yellow';

const COLORS: Readonly<Record<string, Color>> = {
  ready: 'green',
  succeeded: 'green',
  starting: 'cyan',
  busy: 'cyan',
  running: 'cyan',
  missing: 'red',
  incompatible: 'red',
  tripped: 'red',
  dead: 'red',
  needs_config: 'yellow',
  needs_auth: 'yellow',
  backoff: 'yellow',
  retry: 'yellow',
  waiting: 'yellow',
};

/** The text in the colour of a plugin's state, or of a run's. */
export function stateText(text: string, state: string, colors: Colors): string {
  return colors[COLORS[state] ?? 'dim'](text);
}
