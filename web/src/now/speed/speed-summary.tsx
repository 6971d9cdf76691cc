import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { Sparkline } from './sparkline.js';
import { SpeedFigure } from './speed-figure.js';

/** What a button shows and says that leads to the chart of the speed. */
export function SpeedSummary(): ReactElement {
  const { name, open } = words.now.speed;
  return (
    <>
      <VisuallyHidden>{name}</VisuallyHidden>
      <SpeedFigure />
      <Sparkline />
      <VisuallyHidden>{open}</VisuallyHidden>
    </>
  );
}
