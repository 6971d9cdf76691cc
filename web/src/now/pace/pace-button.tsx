import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useLive } from '../../live/index.js';
import { say, words } from '../../words/index.js';
import { LazyPacePanel } from './lazy-pace-panel.js';
import classes from './pace-button.module.css';

/** How much at once and how fast, in short; opens the sliders. @param isSmall only the sign */
export function PaceButton({ isSmall }: { isSmall: boolean }): ReactElement {
  const concurrency = useLive(({ queue }) => queue?.concurrency ?? null);
  const limit = useLive(({ queue }) => queue?.bandwidthLimit ?? 0);
  const [isOpen, setIsOpen] = useState(false);
  const { pace } = words.now;
  const limitText = limit === 0 ? pace.unlimited : say.speed(limit);
  const shared = {
    variant: 'default',
    'aria-label': concurrency === null ? pace.title : pace.button(concurrency, limitText),
    onClick: () => {
      setIsOpen(!isOpen);
    },
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={360}
      shadow="lg"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        {isSmall ? (
          <ActionIcon {...shared} size={42}>
            <IconGauge size={20} stroke={1.75} aria-hidden />
          </ActionIcon>
        ) : (
          <Button {...shared} h={40} px="sm" leftSection={<IconGauge size={18} stroke={1.75} aria-hidden />}>
            <span className={classes.text}>
              {concurrency === null ? pace.title : pace.short(concurrency)}
              {limit > 0 && ` · ${limitText}`}
            </span>
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown>
        <LazyPacePanel />
      </Popover.Dropdown>
    </Popover>
  );
}
