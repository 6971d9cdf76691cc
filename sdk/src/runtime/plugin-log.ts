import type { PluginLog } from '../context.js';
import type { HostLink } from './host-link.js';

const MAX_CHARACTERS = 2000;

/** `ctx.log`: lines of the plugin's log in the host. */
export function pluginLog(link: HostLink): PluginLog {
  const at = (level: keyof PluginLog) => (message: string) => {
    // Authors pass errors and numbers, too, where no compiler looks.
    const text = String(message);
    const line = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text;
    link.notify('log', { level, message: line });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
