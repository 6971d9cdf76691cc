import { VisuallyHidden } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { words } from '../../words/index.js';
import { SpeedFigure } from './speed-figure.js';

/** What a button shows and says that leads to the chart of the speed; `children` beside the figure. */
export function SpeedSummary({ children }: { children: ReactNode }): ReactElement {
  const { name, open } = words.now.speed;
  return (
    <>
      <VisuallyHidden>{name}</VisuallyHidden>
      <SpeedFigure />
      {children}
      <VisuallyHidden>{open}</VisuallyHidden>
    </>
  );
}
