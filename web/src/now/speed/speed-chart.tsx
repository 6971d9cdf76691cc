import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement } from 'react';
import UPlot from 'uplot';
import { useHostNow } from '../../api/index.js';
import { say, words } from '../../words/index.js';
import { chartOptions } from './chart-options.js';
import classes from './speed.module.css';
import type { SpeedSample } from './speed-history.js';
import { speedSeries } from './speed-series.js';

const SHAPE = { steps: 300, stepMs: 2000 };
const HEIGHT = 190;

/** The last ten minutes, drawn. What it shows is said in numbers beside it: the drawing is for the eye. */
export function SpeedChart({ samples }: { samples: readonly SpeedSample[] }): ReactElement {
  const now = useHostNow(SHAPE.stepMs);
  const scheme = useComputedColorScheme();
  const { ref, width } = useElementSize();
  const chart = useRef<UPlot | null>(null);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const { times, speeds } = speedSeries(samples, now, SHAPE);
  const isMeasured = width > 0;

  const fill = useEffectEvent(() => {
    chart.current?.setData([times.map((at) => at / 1000), [...speeds]]);
  });
  const draw = useEffectEvent((into: HTMLDivElement) => {
    chart.current = new UPlot(chartOptions({ width, height: HEIGHT }, setHovered), [[], []], into);
    fill();
  });
  useEffect(() => {
    if (!place || !isMeasured) return undefined;
    draw(place);
    return () => {
      chart.current?.destroy();
      chart.current = null;
    };
    // Its colours are drawn in: another scheme is another drawing.
  }, [place, isMeasured, scheme]);
  useEffect(() => {
    if (width > 0) chart.current?.setSize({ width, height: HEIGHT });
  }, [width]);
  useEffect(() => {
    fill();
  }, [samples, now]);

  const at = hovered === null ? undefined : times[hovered];
  return (
    <div ref={ref} className={classes.chart} style={{ height: HEIGHT }} aria-hidden>
      <div ref={setPlace} />
      {at !== undefined && hovered !== null && (
        <span className={classes.hovered}>{words.now.speed.at(say.moment(at), say.speed(speeds[hovered] ?? 0))}</span>
      )}
    </div>
  );
}
