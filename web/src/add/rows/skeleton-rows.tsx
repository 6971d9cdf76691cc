import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from './skeleton-rows.module.css';

interface SkeletonRowsProps {
  count: number;
  /** Low rows without a cover. */
  isCompact?: boolean;
}

/** In the place of rows that are on their way. */
export function SkeletonRows({ count, isCompact = false }: SkeletonRowsProps): ReactElement {
  return (
    <div aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={classes.row} data-compact={isCompact || undefined}>
          {!isCompact && <Skeleton width={44} height={44} radius="sm" />}
          <div className={classes.text}>
            <Skeleton height={12} width={`${String(35 + ((index * 17) % 35))}%`} />
            <Skeleton height={10} width={`${String(20 + ((index * 11) % 20))}%`} mt={8} />
          </div>
        </div>
      ))}
    </div>
  );
}
