import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { say, words } from '../../words/index.js';
import { groupOf, STATUS_GROUPS, type QueueFilter, type StatusGroup } from '../filter/queue-filter.js';
import classes from './toolbar.module.css';

interface StatusTabsProps {
  filter: QueueFilter;
  hrefOf: (change: Partial<QueueFilter>) => string;
  /** Items under each tab; null where they are not known. */
  counts: Partial<Record<StatusGroup, number>> | null;
}

/** Which items, by how they stand: links, so that they can be kept and opened elsewhere. */
export function StatusTabs({ filter, hrefOf, counts }: StatusTabsProps): ReactElement {
  const current = groupOf(filter.statuses);
  return (
    <nav className={classes.tabs} aria-label={words.queue.filter.label}>
      {(Object.keys(STATUS_GROUPS) as StatusGroup[]).map((group) => (
        <Link
          key={group}
          href={hrefOf({ statuses: STATUS_GROUPS[group] })}
          className={classes.tab}
          aria-current={group === current ? 'page' : undefined}
        >
          {words.queue.filter.groups[group]}
          {counts?.[group] !== undefined && counts[group] > 0 && (
            <span className={classes.count} data-group={group}>
              {say.count(counts[group])}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
