/** What sources say when they do not know. */
const UNKNOWN_YEARS = new Set(['0000', '1900']);

function isDay(year: string, month: string, day: string): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // 31 February is taken for 2 or 3 March by Date.
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

/** The part of a date that means something: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or null. */
export function tagDate(date: string | null): string | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])/.exec(date?.trim() ?? '');
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  if (UNKNOWN_YEARS.has(year)) return null;
  if (!/^(0[1-9]|1[0-2])$/.test(month)) return year;
  return isDay(year, month, day) ? `${year}-${month}-${day}` : `${year}-${month}`;
}
