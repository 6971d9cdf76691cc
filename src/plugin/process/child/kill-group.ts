/**
 * Ends a process group: a plugin and all that it started.
 * @param leader pid of a process that was started detached, so that it leads a group of its own
 * @returns whether there was somebody to end
 */
export function killGroup(leader: number, signal: NodeJS.Signals = 'SIGKILL'): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}
