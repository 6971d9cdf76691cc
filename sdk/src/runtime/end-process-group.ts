/**
 * Ends this process and all that it started, at once. The host starts it as the leader of a group of its own; where somebody else did
 * not, only this process ends.
 */
export function endProcessGroup(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}
