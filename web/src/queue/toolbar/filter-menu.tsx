import { ActionIcon, Indicator, Menu } from '@mantine/core';
import { IconFilter2 } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import {
  groupOf,
  QUEUE_SORTS,
  STATUS_GROUPS,
  type QueueFilter,
  type QueueSort,
  type StatusGroup,
} from '../filter/queue-filter.js';
import classes from './toolbar.module.css';

const TYPES = ['track', 'album', 'playlist'] as const;
const ANY = 'any';

interface FilterMenuProps {
  filter: QueueFilter;
  change: (change: Partial<QueueFilter>) => void;
}

/** What is shown, and in which order. The status is in it for phones, where there is no room for tabs. */
export function FilterMenu({ filter, change }: FilterMenuProps): ReactElement {
  const { filter: say } = words.queue;
  const isSet = filter.type !== null || filter.sort !== 'position';
  return (
    <Menu position="bottom-end" closeOnItemClick={false} withinPortal>
      <Indicator
        className={classes.indicator}
        data-status={filter.statuses.length > 0 || undefined}
        data-set={isSet || undefined}
        size={9}
        offset={4}
      >
        <Menu.Target>
          <ActionIcon variant="default" size={36} className={classes.square} aria-label={say.menu}>
            <IconFilter2 size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
      </Indicator>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        <div className={classes.onPhone}>
          <Menu.Label>{say.label}</Menu.Label>
          <Menu.RadioGroup
            value={groupOf(filter.statuses) ?? ''}
            onChange={(group) => {
              change({ statuses: STATUS_GROUPS[group as StatusGroup] });
            }}
          >
            {(Object.keys(STATUS_GROUPS) as StatusGroup[]).map((group) => (
              <Menu.RadioItem key={group} value={group}>
                {say.groups[group]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
        </div>
        <Menu.Label>{say.type}</Menu.Label>
        <Menu.RadioGroup
          value={filter.type ?? ANY}
          onChange={(type) => {
            change({ type: TYPES.find((known) => known === type) ?? null });
          }}
        >
          {[ANY, ...TYPES].map((type) => (
            <Menu.RadioItem key={type} value={type}>
              {type === ANY ? say.anyType : words.item.types[type as (typeof TYPES)[number]]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{say.sort}</Menu.Label>
        <Menu.RadioGroup
          value={filter.sort}
          onChange={(sort) => {
            change({ sort: sort as QueueSort });
          }}
        >
          {QUEUE_SORTS.map((sort) => (
            <Menu.RadioItem key={sort} value={sort}>
              {say.sorts[sort]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
