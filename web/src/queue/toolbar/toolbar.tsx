import { ActionIcon, Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import type { QueueFilter } from '../filter/queue-filter.js';
import { FilterMenu } from './filter-menu.js';
import { QueueMenu } from './queue-menu.js';
import { QueueSearch } from './queue-search.js';
import { StatusTabs } from './status-tabs.js';
import classes from './toolbar.module.css';
import { useTabCounts } from './use-tab-counts.js';

interface ToolbarProps {
  filter: QueueFilter;
  change: (change: Partial<QueueFilter>, isTyping?: boolean) => void;
  hrefOf: (change: Partial<QueueFilter>) => string;
}

/** Above the list: what of it is shown, and what can be done with the whole of it. On a phone one line. */
export function Toolbar({ filter, change, hrefOf }: ToolbarProps): ReactElement {
  const counts = useTabCounts(filter);
  const mayControl = useMay('control');
  return (
    <div className={classes.toolbar}>
      <Title order={1} size="h2" className={classes.title}>
        {words.queue.title}
      </Title>
      <QueueSearch
        value={filter.words}
        onChange={(text) => {
          change({ words: text }, true);
        }}
      />
      <div className={classes.buttons}>
        <FilterMenu filter={filter} change={change} />
        {mayControl && <QueueMenu />}
        <Button
          component={Link}
          href="/add"
          className={classes.add}
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
        >
          {words.queue.add}
        </Button>
        <ActionIcon component={Link} href="/add" size={40} className={classes.addSmall} aria-label={words.queue.add}>
          <IconPlus size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      </div>
      <StatusTabs filter={filter} hrefOf={hrefOf} counts={counts} />
    </div>
  );
}
