import { Skeleton, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { ErrorBox } from '../../parts/index.js';
import classes from './lines.module.css';

interface LinesProps<Entry> {
  list: UseQueryResult<{ items: Entry[] }>;
  label: string;
  /** Said when there is none. */
  none: string;
  /** The line of one. */
  children: (entry: Entry) => ReactNode;
}

/** What the host keeps, a line each; also while it is on its way, and when it does not come. */
export function Lines<Entry>({ list, label, none, children }: LinesProps<Entry>): ReactElement {
  const { data, error, isLoading, refetch } = list;
  return (
    <>
      {error && <ErrorBox error={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton height={44} />}
      {data?.items.length === 0 && <Text size="sm">{none}</Text>}
      {data && data.items.length > 0 && (
        <ul className={classes.list} aria-label={label}>
          {data.items.map(children)}
        </ul>
      )}
    </>
  );
}
