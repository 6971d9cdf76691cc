/**
 * Waits until `check` answers something truthy and returns it; for what another process or an event brings about.
 * @param reason what is waited for, shown when it does not come
 * @throws Error with the reason and the last failure after `timeoutMs` (default 5 s)
 */
export async function eventually<T>(
  reason: string,
  check: () => T | Promise<T>,
  timeoutMs = 5000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await check();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) throw new Error(`gave up waiting: ${reason}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
