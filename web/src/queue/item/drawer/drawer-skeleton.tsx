import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../../words/index.js';
import classes from './hero.module.css';

/** In the shape of what comes. */
export function DrawerSkeleton(): ReactElement {
  return (
    <div>
      <VisuallyHidden role="status">{words.item.drawer.loading}</VisuallyHidden>
      <div className={classes.hero} aria-hidden>
        <Skeleton width={104} height={104} radius="md" />
        <div>
          <Skeleton height={22} width="85%" mt={6} mb={12} />
          <Skeleton height={14} width="55%" />
        </div>
      </div>
      <Skeleton height={64} mt="lg" radius="md" aria-hidden />
      <Skeleton height={36} mt="md" width="60%" radius="md" aria-hidden />
      <Skeleton height={220} mt="xl" radius="md" aria-hidden />
    </div>
  );
}
