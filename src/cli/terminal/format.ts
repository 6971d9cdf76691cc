const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `1536` → `1.5 KiB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** power;
  return `${power === 0 ? String(Math.round(value)) : value.toFixed(1)} ${UNITS[power] ?? ''}`;
}

/** `1536` → `1.5 KiB/s`; nothing at rest. */
export function formatSpeed(bytesPerSecond: number): string {
  return bytesPerSecond >= 1 ? `${formatBytes(bytesPerSecond)}/s` : '';
}

/** `75` → `1:15`, `3700` → `1 h 01 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 3600) return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
  const minutes = Math.floor((whole % 3600) / 60);
  return `${String(Math.floor(whole / 3600))} h ${String(minutes).padStart(2, '0')} min`;
}

/** `1`, `'track'` → `1 track`; `2` → `2 tracks`. */
export function formatCount(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A local time that sorts: `2030-01-31 18:05:09`. */
export function formatTime(epochMs: number): string {
  const date = new Date(epochMs - new Date(epochMs).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 19).replace('T', ' ');
}
