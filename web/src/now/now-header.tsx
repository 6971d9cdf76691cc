import { useMediaQuery } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';
import { useLive } from '../live/index.js';
import { words } from '../words/index.js';
import { Counts } from './counts/counts.js';
import { HoldPill } from './hold/hold-pill.js';
import classes from './now-header.module.css';
import { PaceButton } from './pace/pace-button.js';
import { PauseButton } from './pause/pause-button.js';
import { NowSheet } from './sheet/now-sheet.js';
import { SpeedButton } from './speed/speed-button.js';

interface NowHeaderProps {
  /** At the end of the sheet of a phone, where there is no column beside the pages. */
  foot: (close: () => void) => ReactNode;
}

/** What happens now, above every page, and the switches of the whole queue. */
export function NowHeader({ foot }: NowHeaderProps): ReactElement {
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const isHeld = useLive(({ queue }) => (queue?.waiting?.reason ?? 'paused-queue') !== 'paused-queue');
  const isCompact = useMediaQuery('(max-width: 64em)', false, { getInitialValueInEffect: false });
  return (
    <div className={classes.header} data-held={isHeld || undefined} role="group" aria-label={words.now.title}>
      {isPhone ? (
        <>
          <NowSheet foot={foot} />
          <PauseButton isSmall />
        </>
      ) : (
        <>
          <SpeedButton isSmall={isCompact} />
          <Counts />
          <div className={classes.middle}>
            <HoldPill />
          </div>
          <PaceButton isSmall={isCompact} />
          <PauseButton isSmall={isCompact} />
        </>
      )}
    </div>
  );
}
