import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { sourceQuery } from '../api/index.js';
import { ErrorBox, Page } from '../parts/index.js';
import { useSettings } from '../settings/index.js';
import { words } from '../words/index.js';
import { Guide } from './guide.js';
import { setUpOf } from './set-up.js';
import classes from './welcome.module.css';

/** The first visit: where music goes, which account, and what to do first. */
export function WelcomePage(): ReactElement {
  const { settings, error, retry } = useSettings();
  const source = useQuery(sourceQuery);
  const fault = error ?? source.error;
  return (
    <div className={classes.page}>
      <Page title={words.welcome.title} lead={words.welcome.lead}>
        {settings && source.data ? (
          <Guide setUp={setUpOf(settings, source.data)} />
        ) : fault ? (
          <ErrorBox
            error={fault}
            onRetry={() => {
              retry();
              void source.refetch();
            }}
          />
        ) : (
          <Skeleton height={420} radius="lg" />
        )}
      </Page>
    </div>
  );
}
