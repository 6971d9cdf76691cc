import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from './settings-list.module.css';

/** In the place of the settings until they are there. */
export function SettingsLoading(): ReactElement {
  return (
    <div className={classes.columns} aria-busy>
      <div className={classes.aside}>
        <Skeleton height={36} radius="md" />
        <Skeleton height={260} radius="md" visibleFrom="md" mt="sm" />
      </div>
      <div>
        <Skeleton height={26} width={160} />
        <Skeleton height={20} width={280} mt={8} mb="sm" />
        <Skeleton height={250} radius="lg" mb={36} />
        <Skeleton height={26} width={160} />
        <Skeleton height={20} width={280} mt={8} mb="sm" />
        <Skeleton height={480} radius="lg" />
      </div>
    </div>
  );
}
