import { FAULT_KINDS, SANDBOX_SERVICES, type SandboxFault } from '../sandbox-fault.js';
import type { SandboxControl } from './sandbox-control.js';

/** A command from outside that makes no sense. */
export class CommandError extends Error {}

const COMMANDS = [
  'fault',
  'clearFaults',
  'down',
  'expireSession',
  'expireUrls',
  'expireTrackTokens',
  'revokeArl',
  'restoreArl',
  'setPlan',
  'setChunking',
  'setSpeed',
  'setRateLimit',
  'setPlaylistPageCap',
  'setMissingFormat',
  'skipTime',
  'clearLog',
  'reset',
] as const satisfies (keyof SandboxControl)[];

/**
 * Runs `{ "<method>": [arguments], … }` in order; `setMedia` takes its bytes as base64.
 * @throws CommandError when a name or a fault is unknown; what came before it stays done
 */
export function applyCommands(control: SandboxControl, commands: unknown): void {
  if (typeof commands !== 'object' || commands === null) throw new CommandError('an object of commands is expected');
  for (const [name, value] of Object.entries(commands)) {
    const given: unknown[] = Array.isArray(value) ? value : [value];
    if (name === 'setMedia') {
      const [trackId, format, base64] = given as Parameters<SandboxControl['setMedia']> | [string, never, string];
      control.setMedia(trackId, format, typeof base64 === 'string' ? Buffer.from(base64, 'base64') : null);
      continue;
    }
    const command = COMMANDS.find((known) => known === name);
    if (!command) throw new CommandError(`unknown command ${name}; there are ${COMMANDS.join(', ')}, setMedia`);
    if (command === 'fault') assertFault(given[0]);
    (control[command] as (...given: unknown[]) => void).apply(control, given);
  }
}

/** @throws CommandError when that is no fault */
export function assertFault(value: unknown): asserts value is SandboxFault {
  const { service, kind } = (value ?? {}) as Partial<SandboxFault>;
  if (!SANDBOX_SERVICES.some((known) => known === service))
    throw new CommandError(`unknown service ${String(service)}`);
  if (!FAULT_KINDS.some((known) => known === kind)) throw new CommandError(`unknown kind of fault ${String(kind)}`);
}
