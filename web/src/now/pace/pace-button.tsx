import { Button, Popover } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useLive } from '../../live/index.js';
import { say, words } from '../../words/index.js';
import { LazyPacePanel } from './lazy-pace-panel.js';
import classes from './pace-button.module.css';

/** How much at once and how fast, in short; opens the sliders. */
export function PaceButton(): ReactElement {
  const concurrency = useLive(({ queue }) => queue?.concurrency ?? null);
  const limit = useLive(({ queue }) => queue?.bandwidthLimit ?? 0);
  const [isOpen, setIsOpen] = useState(false);
  const { pace } = words.now;
  const limitText = limit === 0 ? pace.unlimited : say.speed(limit);
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
        <Button
          variant="default"
          h={40}
          px="sm"
          leftSection={<IconGauge size={18} stroke={1.75} aria-hidden />}
          aria-label={concurrency === null ? pace.title : pace.button(concurrency, limitText)}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <span className={classes.text}>
            {concurrency === null ? pace.title : pace.short(concurrency)}
            {limit > 0 && <span className={classes.limit}> · {limitText}</span>}
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <LazyPacePanel />
      </Popover.Dropdown>
    </Popover>
  );
}
