import { Skeleton } from '@mantine/core';
import { lazy, type ReactElement } from 'react';
import { LazyPart } from '../../parts/index.js';

const Panel = lazy(() => import('./pace-panel.js').then(({ PacePanel }) => ({ default: PacePanel })));

/** The sliders, loaded when they are wanted: their fields are no part of the first load. */
export function LazyPacePanel(): ReactElement {
  return (
    <LazyPart fallback={<Skeleton height={270} />}>
      <Panel />
    </LazyPart>
  );
}
