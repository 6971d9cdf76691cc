import type { Options } from 'uplot';
import { say } from '../../words/index.js';
import { speedLines } from './speed-scale.js';

/** The colours of the page, as it is coloured now; a canvas knows no variables. */
function colours(): { line: string; area: string; grid: string; text: string } {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => {
    // `light-dark()` is only settled where it is used.
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour || style.color;
  };
  return { line: of('--tone-busy'), area: of('--tone-busy-soft'), grid: of('--line'), text: of('--text-quiet') };
}

/**
 * How the chart of the speed looks.
 * @param onHover index of the moment under the pointer; null = none
 */
export function chartOptions(
  size: { width: number; height: number },
  onHover: (index: number | null) => void,
): Options {
  const { line, area, grid, text } = colours();
  const axis = { stroke: text, font: '11px system-ui, sans-serif', ticks: { show: false } };
  return {
    ...size,
    padding: [12, 24, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7, width: 2, stroke: line, fill: area } },
    scales: { x: { time: true }, y: { range: (_chart, _least, most) => [0, speedLines(most).at(-1) ?? 1] } },
    axes: [
      {
        ...axis,
        size: 26,
        gap: 6,
        space: 70,
        grid: { show: false },
        values: (_chart, at) => at.map((each) => say.clock(each * 1000)),
      },
      {
        ...axis,
        size: 72,
        grid: { stroke: grid, width: 1 },
        splits: (chart) => speedLines(peakOf(chart.data[1] ?? [])),
        values: (_chart, lines) => lines.map((each) => (each === 0 ? '0' : say.speed(each))),
      },
    ],
    series: [{}, { stroke: line, fill: area, width: 2, points: { show: false } }],
    hooks: {
      setCursor: [
        ({ cursor }) => {
          onHover(cursor.idx ?? null);
        },
      ],
    },
  };
}

function peakOf(speeds: ArrayLike<number | null | undefined>): number {
  return Array.from(speeds).reduce<number>((most, each) => Math.max(most, each ?? 0), 0);
}
