import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { ErrorBox } from '../parts/index.js';
import { useSaveSettings, type NamedSetting } from '../settings/index.js';
import { words } from '../words/index.js';

const say = words.welcome.account;

interface PreviewChoiceProps {
  quality: NamedSetting | undefined;
  mayChange: boolean;
}

/** Wants previews, which need no account. */
export function PreviewChoice({ quality, mayChange }: PreviewChoiceProps): ReactElement | null {
  const save = useSaveSettings();
  if (!quality) return null;
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="wrap">
        <div style={{ flex: '1 1 260px' }}>
          <Text fw={600}>{say.previewTitle}</Text>
          <Text size="sm" c="dimmed">
            {quality.locked ? say.previewLocked(quality.environment) : say.previewText}
          </Text>
        </div>
        {!quality.locked && mayChange && (
          <Button
            variant="light"
            loading={save.isPending}
            onClick={() => {
              save.mutate({ [quality.key]: 'PREVIEW' });
            }}
          >
            {say.previewUse}
          </Button>
        )}
      </Group>
      {save.error && <ErrorBox error={save.error} />}
    </Stack>
  );
}
