import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from './item-line.module.css';

/** In the place of a line that is on its way, of its shape. */
export function LineSkeleton({ level }: { level: 1 | 2 }): ReactElement {
  const cover = level === 1 ? 48 : 36;
  return (
    <div className={classes.line} data-level={level} aria-hidden>
      <Skeleton width={cover} height={cover} radius="sm" animate={false} />
      <div className={classes.title}>
        <Skeleton height={12} width="46%" mb={9} animate={false} />
        <Skeleton height={10} width="30%" animate={false} />
      </div>
    </div>
  );
}
