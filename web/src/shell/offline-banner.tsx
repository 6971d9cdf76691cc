import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { live, useLive } from '../live/index.js';
import { words } from '../words/index.js';
import classes from './offline-banner.module.css';

/** Says that what is on the screen is from before, for as long as it is. Lies over the page: nothing moves. */
export function OfflineBanner(): ReactElement {
  const isOffline = useLive(({ connection }) => connection === 'offline');
  return (
    <div role="status" className={classes.place}>
      {isOffline && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={20} aria-hidden />
          <span>{words.shell.offline}</span>
          <Button size="compact-sm" variant="white" color="dark" onClick={() => live.start()}>
            {words.shell.retryNow}
          </Button>
        </div>
      )}
    </div>
  );
}
