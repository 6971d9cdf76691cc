import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconBan,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { MOST_MOVES, type BulkAction } from './bulk-run.js';
import classes from './selection-bar.module.css';

const ICONS: Record<BulkAction, TablerIcon> = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  cancel: IconBan,
  retry: IconRefresh,
  remove: IconTrash,
  top: IconArrowBarToUp,
  bottom: IconArrowBarToDown,
};

const AT_HAND: readonly BulkAction[] = ['pause', 'resume', 'retry'];
const IN_MENU: readonly BulkAction[] = ['top', 'bottom', 'cancel', 'remove'];

interface BulkButtonsProps {
  /** Whatever the filter shows: nobody knows its order by name, so it cannot be moved. */
  isEverything: boolean;
  many: number | null;
  onAction: (action: BulkAction) => void;
}

/** What can be done with all that is marked; those that cannot take it say so afterwards. */
export function BulkButtons({ isEverything, many, onAction }: BulkButtonsProps): ReactElement {
  const canMove = !isEverything && (many ?? 0) <= MOST_MOVES;
  return (
    <>
      {AT_HAND.map((action) => {
        const Icon = ICONS[action];
        return (
          <Button
            key={action}
            variant="default"
            size="sm"
            className={classes.action}
            aria-label={words.queue.bulk[action]}
            onClick={() => {
              onAction(action);
            }}
          >
            <Icon size={16} stroke={1.75} aria-hidden />
            <span className={classes.word}>{words.queue.bulk[action]}</span>
          </Button>
        );
      })}
      <Menu position="top-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={36} className={classes.more} aria-label={words.queue.select.more}>
            <IconDots size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {IN_MENU.map((action) => {
            const Icon = ICONS[action];
            return (
              <Menu.Item
                key={action}
                color={action === 'remove' ? 'red' : undefined}
                disabled={(action === 'top' || action === 'bottom') && !canMove}
                leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
                onClick={() => {
                  onAction(action);
                }}
              >
                {words.queue.bulk[action]}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
