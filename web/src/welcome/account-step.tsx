import { Button, Divider, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { AccountCheck, AccountVerdict, SettingRow, StateLine } from '../settings/index.js';
import { words } from '../words/index.js';
import { PreviewChoice } from './preview-choice.js';
import { ReadOnlyNote } from './read-only-note.js';
import type { SetUp } from './set-up.js';
import { StepHead } from './step-head.js';
import classes from './welcome.module.css';

const say = words.welcome;
const SECRETS = ['deezer.arl', 'deezer.streamSecret'];

interface AccountStepProps {
  setUp: SetUp;
  mayChange: boolean;
  onBack: () => void;
  onNext: () => void;
}

/** The account and its secret, or previews without them. */
export function AccountStep({ setUp, mayChange, onBack, onNext }: AccountStepProps): ReactElement {
  const { source, setting, isPreview } = setUp;
  return (
    <Stack gap="sm">
      <StepHead {...say.account} />
      <ReadOnlyNote mayChange={mayChange} />
      <div className={classes.rows}>
        {SECRETS.map((key) => {
          const secret = setting(key);
          return secret && <SettingRow key={key} setting={secret} mayChange={mayChange} />;
        })}
      </div>
      {isPreview && !source.hasAccount ? (
        <StateLine status="ok" title={say.account.previewSet} />
      ) : (
        <div role="status">
          <AccountVerdict source={source} />
        </div>
      )}
      {source.hasAccount && <AccountCheck source={source} />}
      {!isPreview && !source.hasAccount && (
        <>
          <Divider my="xs" />
          <PreviewChoice quality={setting('download.quality')} mayChange={mayChange} />
        </>
      )}
      <Group justify="space-between" mt="sm">
        <Button variant="default" onClick={onBack}>
          {say.back}
        </Button>
        <Button onClick={onNext} variant={setUp.isComplete ? 'filled' : 'default'}>
          {setUp.isComplete ? say.next : say.skip}
        </Button>
      </Group>
    </Stack>
  );
}
