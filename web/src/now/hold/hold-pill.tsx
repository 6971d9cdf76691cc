import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import { HoldNote } from './hold-note.js';
import classes from './hold.module.css';
import { useHold } from './use-hold.js';

/** Says in the header what the whole queue waits for; more and what to do on demand. */
export function HoldPill(): ReactElement | null {
  const hold = useHold();
  const [isOpen, setIsOpen] = useState(false);
  if (hold === null) return null;
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom"
      width={320}
      shadow="lg"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.pill}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <IconHourglass size={16} stroke={1.75} aria-hidden />
          <span className={classes.text}>{hold.text}</span>
          <VisuallyHidden>{words.now.hold.more}</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <HoldNote
          hold={hold}
          onLeave={() => {
            setIsOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
