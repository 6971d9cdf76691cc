const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));/g;

/** A name as people read it: HTML entities that slipped in are decoded (once), outer spaces go. */
export function readableText(text: string): string {
  return text
    .replace(ENTITY, (entity: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? entity;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : entity;
    })
    .trim();
}

/** The title with its version, which the service usually has added already. */
export function fullTitle(title: string, version: string | null): string {
  const plain = readableText(title);
  const addition = readableText(version ?? '');
  return addition === '' || plain.includes(addition) ? plain : `${plain} ${addition}`.trim();
}

/** `YYYY-MM-DD`; null for what is no day, and for 1900 and 0000, with which the service says that it does not know. */
export function releaseDate(text: string | null): string | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '')?.[0];
  if (day === undefined || day.startsWith('1900') || day.startsWith('0000')) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}

/** 1 explicit, 4 partially; 2, 5, 6, 7 are kinds of not knowing. Old answers have the flag alone. */
export function isExplicit(advice: number | null, flag: boolean | null): boolean | null {
  if (advice === null) return flag;
  if (advice === 1 || advice === 4) return true;
  return advice === 0 || advice === 3 ? false : flag;
}
