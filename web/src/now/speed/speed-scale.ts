const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const KIB = 1024;
/** An empty chart shows so much, bytes per second. */
const LEAST = 256 * KIB;
const LINES = 4;

/** Lines across the chart at speeds that people would say, from 0 to above the peak; bytes per second. */
export function speedLines(peak: number): number[] {
  const wanted = Math.max(LEAST, peak) / LINES;
  let unit = KIB;
  while (wanted / unit > 500) unit *= KIB;
  const step = (STEPS.find((each) => each * unit >= wanted) ?? 500) * unit;
  return Array.from({ length: Math.ceil(Math.max(LEAST, peak) / step) + 1 }, (_, line) => line * step);
}
