import { Button } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { live, useLive } from '../../live/index.js';
import { words } from '../../words/index.js';
import classes from './offline-banner.module.css';
import { useJustBack } from './use-just-back.js';

/** Says that what is on the screen is from before, for as long as it is, and once when it is not any more. Lies over the page: nothing moves. */
export function OfflineBanner(): ReactElement {
  // Also while it tries again by hand.
  const isOffline = useLive(({ connection, offlineSince }) => offlineSince !== null && connection !== 'refused');
  const isTrying = useLive(({ connection }) => connection === 'connecting');
  const isBack = useJustBack();
  return (
    <div role="status" className={classes.place}>
      {isOffline && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={20} aria-hidden />
          <span>{words.shell.offline}</span>
          <Button size="sm" variant="white" color="dark" loading={isTrying} onClick={() => live.start()}>
            {words.shell.retryNow}
          </Button>
        </div>
      )}
      {!isOffline && isBack && (
        <div className={classes.banner} data-back>
          <IconPlugConnected size={20} aria-hidden />
          <span>{words.shell.back}</span>
        </div>
      )}
    </div>
  );
}
