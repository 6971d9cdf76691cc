const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** @returns e.g. `12.3 MiB` */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1)} ${UNITS[unit] ?? ''}`;
}

/** @returns e.g. `12.3 of 31.0 MiB`, both in the unit of the whole */
export function bytesOf(part: number, whole: number): string {
  const unit = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, whole)) / 10)));
  const inUnit = (count: number): string =>
    (count / 1024 ** unit).toFixed(unit === 0 || whole >= 100 * 1024 ** unit ? 0 : 1);
  return `${inUnit(Math.min(part, whole))} of ${inUnit(whole)} ${UNITS[unit] ?? ''}`;
}

/** @returns e.g. `12.3 MiB/s` */
export function speed(bytesPerSecond: number): string {
  return `${bytes(bytesPerSecond)}/s`;
}

/** @returns e.g. `12 s`, `3 min`, `2 h 5 min`, `3 d` */
export function timeSpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) return `${String(whole)} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(minutes % 60)} min`;
  return `${String(Math.round(hours / 24))} d`;
}

/** Length of music. @returns e.g. `3:07`, `1:02:03` */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${hours > 0 ? String(minutes).padStart(2, '0') : String(minutes)}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${String(hours)}:${tail}` : tail;
}

const counts = new Intl.NumberFormat();

/** @returns e.g. `100,000` */
export function count(value: number): string {
  return counts.format(value);
}

const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const clocks = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** @returns date and time; of today only the time */
export function moment(epochMs: number): string {
  const at = new Date(epochMs);
  return (at.toDateString() === new Date().toDateString() ? clocks : moments).format(at);
}

const days = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const minutesOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** @returns e.g. `Sunday, 4 January 2026` */
export function day(epochMs: number): string {
  return days.format(epochMs);
}

/** @returns e.g. `15:04` */
export function clock(epochMs: number): string {
  return minutesOfDay.format(epochMs);
}
