import { Alert } from '@mantine/core';
import { IconLock, IconRefreshAlert } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { sessionQuery } from '../session/index.js';
import { words } from '../words/index.js';
import type { NamedSetting } from './data/setting-input.js';

interface PageNotesProps {
  settings: readonly NamedSetting[];
  mayChange: boolean;
}

/** What holds for the page as a whole: who may not change anything, and what waits for the next start. */
export function PageNotes({ settings, mayChange }: PageNotesProps): ReactElement {
  const { data: session } = useQuery(sessionQuery);
  const later = settings.filter(({ restartNeeded }) => restartNeeded).map(({ title }) => title);
  return (
    <>
      {!mayChange && (
        <Alert color="gray" icon={<IconLock aria-hidden />} mb="md">
          {words.settings.readOnly(session?.needsToken ? session.name : null)}
        </Alert>
      )}
      {later.length > 0 && (
        <Alert color="orange" icon={<IconRefreshAlert aria-hidden />} mb="md">
          {words.settings.restartList(later.join(', '))}
        </Alert>
      )}
    </>
  );
}
