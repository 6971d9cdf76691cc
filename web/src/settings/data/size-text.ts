const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** What the host takes for a size: `512MiB`, `1.5 GB`, `64k`, `1000`, also with `/s`. @returns bytes; null when it is none */
export function bytesOf(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?i?b?)(?:\/s)?$/i.exec(text.trim());
  const factor = match ? FACTORS[(match[2] ?? '').toLowerCase()] : undefined;
  return match && factor !== undefined ? Math.round(Number(match[1]) * factor) : null;
}

/** @returns the shortest way to write a size that means exactly these bytes, e.g. `512MiB`, `1.5GB` or `1001` */
export function sizeText(bytes: number): string {
  const written = ['TiB', 'TB', 'GiB', 'GB', 'MiB', 'MB', 'KiB', 'KB'].flatMap((unit) => {
    const value = bytes / (FACTORS[unit.toLowerCase()] ?? 1);
    const text = `${String(Number(value.toFixed(2)))}${unit}`;
    return value >= 1 && bytesOf(text) === bytes ? [text] : [];
  });
  const plain = String(bytes);
  return written.reduce((best, text) => (text.length < best.length ? text : best), written[0] ?? plain);
}
