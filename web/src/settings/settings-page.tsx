import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { ErrorBox, Page } from '../parts/index.js';
import { words } from '../words/index.js';
import { SettingsLoading } from './settings-loading.js';
import { SettingsList } from './settings-list.js';
import { useSettings } from './data/settings-query.js';

/** Everything that can be set. */
export function SettingsPage(): ReactElement {
  const { settings, error, retry } = useSettings();
  return (
    <Page
      title={words.settings.title}
      lead={words.settings.lead}
      actions={
        <Button
          component={Link}
          href="/welcome"
          variant="default"
          leftSection={<IconSparkles size={18} stroke={1.75} aria-hidden />}
        >
          {words.settings.guide}
        </Button>
      }
    >
      {settings ? (
        <SettingsList settings={settings} />
      ) : error ? (
        <ErrorBox error={error} onRetry={retry} />
      ) : (
        <SettingsLoading />
      )}
    </Page>
  );
}
