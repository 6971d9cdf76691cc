/** Reasons of what was not done, the most frequent first. */
export function reasonsOf(failed: readonly { id: string; message: string }[]): { message: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { id, message } of failed) {
    // Most messages name the item: the same reason is one reason.
    const reason = message.replaceAll(id, '…').replace(/^… is /, 'is ');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([message, count]) => ({ message, count })).sort((a, b) => b.count - a.count);
}
