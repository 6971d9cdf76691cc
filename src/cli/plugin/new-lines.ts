/** The lines of `now` that came after those of `before`: both are the end of one log, which may have moved on. */
export function newLines(before: readonly string[], now: readonly string[]): string[] {
  for (let kept = Math.min(before.length, now.length); kept > 0; kept--) {
    const from = before.length - kept;
    if (before.slice(from).every((line, index) => now[index] === line)) return now.slice(kept);
  }
  return [...now];
}
