import { Notification } from '@mantine/core';
import type { ReactElement } from 'react';
import { dismissNotice, useLive, type KeptNotice } from '../../live/index.js';
import { words } from '../../words/index.js';
import classes from './notice-tray.module.css';

const COLORS: Record<KeptNotice['level'], string> = { info: 'iris', warning: 'orange', error: 'red' };

/** What the host has to tell, until somebody has read it. */
export function NoticeTray(): ReactElement {
  const notices = useLive(({ notices }) => notices);
  return (
    <section aria-label={words.shell.notices} aria-live="polite" className={classes.tray}>
      {notices.map(({ key, level, message }) => (
        <Notification
          key={key}
          color={COLORS[level]}
          withBorder
          onClose={() => {
            dismissNotice(key);
          }}
        >
          {message}
        </Notification>
      ))}
    </section>
  );
}
