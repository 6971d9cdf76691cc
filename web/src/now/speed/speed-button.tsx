import { Popover, UnstyledButton } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import classes from './speed.module.css';
import { Sparkline } from './sparkline.js';
import { SpeedPanel } from './speed-panel.js';
import { SpeedSummary } from './speed-summary.js';

/** The total speed with its last minutes; opens the chart. @param isSmall only the figure */
export function SpeedButton({ isSmall }: { isSmall: boolean }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" width={500} shadow="lg" withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={classes.button}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <SpeedSummary>{!isSmall && <Sparkline />}</SpeedSummary>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <SpeedPanel />
      </Popover.Dropdown>
    </Popover>
  );
}
