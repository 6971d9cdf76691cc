import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFilterOff, IconPlus, IconSearchOff, IconVinyl } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { sourceQuery } from '../api/index.js';
import { Empty } from '../parts/index.js';
import { words } from '../words/index.js';
import type { QueueFilter } from './filter/queue-filter.js';
import { isFiltering } from './filter/queue-filter.js';

interface EmptyQueueProps {
  filter: QueueFilter;
  onShowAll: () => void;
}

/** In the place of the rows when there are none: what to do about it. */
export function EmptyQueue({ filter, onShowAll }: EmptyQueueProps): ReactElement {
  const { empty } = words.queue;
  if (!isFiltering(filter)) return <Nothing />;
  const isSearch = filter.words !== '';
  return (
    <Empty
      icon={isSearch ? IconSearchOff : IconFilterOff}
      title={isSearch ? empty.searchTitle(filter.words) : empty.filteredTitle}
      text={isSearch ? empty.searchText : empty.filteredText}
    >
      <Button variant="default" mt="sm" onClick={onShowAll}>
        {words.queue.filter.clear}
      </Button>
    </Empty>
  );
}

function Nothing(): ReactElement {
  const { empty } = words.queue;
  const { data: source } = useQuery(sourceQuery);
  const needsSetUp = source !== undefined && !(source.hasAccount && source.hasSecret);
  return (
    <Empty icon={IconVinyl} title={empty.title} text={needsSetUp ? empty.setUpText : empty.text}>
      <Group mt="sm" justify="center">
        {needsSetUp && (
          <Button component={Link} href="/welcome">
            {empty.setUp}
          </Button>
        )}
        <Button
          component={Link}
          href="/add"
          variant={needsSetUp ? 'default' : 'filled'}
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
        >
          {words.queue.add}
        </Button>
      </Group>
    </Empty>
  );
}
