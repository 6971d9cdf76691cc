import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { words } from '../../words/index.js';
import type { CatalogueRef } from '../standing/ref.js';
import { SearchResults } from './search-results.js';
import classes from './search-panel.module.css';

const TYPES = ['track', 'album', 'artist', 'playlist'] as const satisfies readonly CatalogueRef['type'][];

/** What the source finds for some words, one kind at a time. */
export function SearchPanel({ query }: { query: string }): ReactElement {
  const [params, setParams] = useSearchParams();
  const type = TYPES.find((one) => one === params.get('type')) ?? 'track';
  return (
    <Tabs
      value={type}
      keepMounted={false}
      onChange={(chosen) => {
        setParams(
          (former) => {
            const next = new URLSearchParams(former);
            next.set('type', chosen ?? 'track');
            return next;
          },
          { replace: true },
        );
      }}
    >
      <Tabs.List aria-label={words.add.kinds} className={classes.tabs}>
        {TYPES.map((one) => (
          <Tabs.Tab key={one} value={one} className={classes.tab}>
            {words.add.types[one]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={type}>
        <SearchResults query={query} type={type} />
      </Tabs.Panel>
    </Tabs>
  );
}
