import { ActionIcon, Divider, Drawer, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { words } from '../../words/index.js';
import { Counts } from '../counts/counts.js';
import { HoldNote } from '../hold/hold-note.js';
import holdClasses from '../hold/hold.module.css';
import { useHold } from '../hold/use-hold.js';
import { LazyPacePanel } from '../pace/lazy-pace-panel.js';
import { Sparkline } from '../speed/sparkline.js';
import { SpeedPanel } from '../speed/speed-panel.js';
import { SpeedSummary } from '../speed/speed-summary.js';
import speedClasses from '../speed/speed.module.css';
import classes from './sheet.module.css';

/** The header of a phone: the speed and what holds the queue; all the rest in a sheet. `foot` closes the sheet when it leads away. */
export function NowSheet({ foot }: { foot: (close: () => void) => ReactNode }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const hold = useHold();
  const open = (): void => {
    setIsOpen(true);
  };
  const close = (): void => {
    setIsOpen(false);
  };
  const { sheet } = words.now;
  return (
    <>
      <UnstyledButton className={speedClasses.button} onClick={open} aria-haspopup="dialog">
        <SpeedSummary>{hold ? <span className={holdClasses.brief}>{hold.text}</span> : <Sparkline />}</SpeedSummary>
      </UnstyledButton>
      <ActionIcon variant="default" size={42} aria-label={sheet.open} aria-haspopup="dialog" onClick={open}>
        <IconAdjustmentsHorizontal size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="bottom"
        size="auto"
        title={<Text fw={650}>{sheet.title}</Text>}
        classNames={{ content: classes.content }}
      >
        <Stack gap="lg">
          {hold && <HoldNote hold={hold} onLeave={close} />}
          <div onClick={close}>
            <Counts />
          </div>
          <SpeedPanel />
          <LazyPacePanel />
          <Divider />
          {foot(close)}
        </Stack>
      </Drawer>
    </>
  );
}
