import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { call, rest } from '../../api/index.js';
import { itemStore, useItem } from '../../live/index.js';
import { words } from '../../words/index.js';
import classes from './runs.module.css';

/** What a run was for, by its title; asked for when the page does not know it yet. */
export function RunItem({ id }: { id: string }): ReactElement {
  const item = useItem(id);
  const { isError } = useQuery({
    // Not below `downloads`: this is a title that hardly ever changes, and events keep the store up to date.
    queryKey: ['run-item', id],
    queryFn: async () => {
      const askedAt = performance.now();
      const found = await call(rest.GET('/api/v1/downloads/{id}', { params: { path: { id } } }));
      itemStore.absorb([found], askedAt);
      return found.id;
    },
    enabled: item === undefined,
    staleTime: Infinity,
    retry: false,
  });
  if (isError && !item)
    return (
      <span>
        <span className={classes.id}>{id}</span> <span className={classes.quiet}>{words.plugins.runs.noItem}</span>
      </span>
    );
  return (
    <Anchor component={Link} href={`/?item=${encodeURIComponent(id)}`} className={classes.title}>
      {item?.title ? [item.title, item.artist].filter(Boolean).join(' – ') : <span className={classes.id}>{id}</span>}
    </Anchor>
  );
}
