import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useUnsaved } from '../parts/index.js';
import { changesOf, draftState, FolderCheck, SettingRow, useSaving } from '../settings/index.js';
import { words } from '../words/index.js';
import { endFirstVisit } from './first-visit.js';
import { ReadOnlyNote } from './read-only-note.js';
import type { SetUp } from './set-up.js';
import { StepHead } from './step-head.js';
import classes from './welcome.module.css';

const say = words.welcome;

interface FolderStepProps {
  setUp: SetUp;
  mayChange: boolean;
  onNext: () => void;
}

/** Where music goes, and whether it can go there. */
export function FolderStep({ setUp, mayChange, onNext }: FolderStepProps): ReactElement {
  const folder = setUp.setting('download.outputDir');
  const drafts = useStore(draftState, (state) => state.drafts);
  const changes = folder && mayChange ? changesOf([folder], drafts) : [];
  const saving = useSaving(changes);
  useUnsaved('welcome', changes.length);
  const isChanged = changes.length > 0;
  return (
    <Stack gap="sm">
      <StepHead {...say.folder} />
      <ReadOnlyNote mayChange={mayChange} />
      <div className={classes.rows}>
        {folder && (
          <SettingRow setting={folder} mayChange={mayChange}>
            {saving.refusal !== null && (
              <Text role="alert" size="sm" c="var(--mantine-color-error)" mt="xs">
                {saving.refusal}
              </Text>
            )}
          </SettingRow>
        )}
      </div>
      <FolderCheck isAutomatic />
      <Group justify="space-between" mt="sm">
        <Button
          component={Link}
          href="/"
          variant="subtle"
          color="gray"
          onClick={() => {
            endFirstVisit('dismissed');
          }}
        >
          {say.later}
        </Button>
        <Group gap="xs">
          {isChanged && (
            <Button variant="default" onClick={saving.putBack} disabled={saving.isPending}>
              {say.putBack}
            </Button>
          )}
          <Button onClick={isChanged ? saving.save : onNext} loading={saving.isPending}>
            {isChanged ? say.saveAndCheck : say.next}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
