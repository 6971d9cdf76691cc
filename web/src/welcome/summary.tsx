import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { AccountVerdict, StateLine, textOf } from '../settings/index.js';
import { words } from '../words/index.js';
import type { SetUp } from './set-up.js';

const say = words.welcome.ready;

/** What is set, line by line. */
export function Summary({ setUp: { setting, source, isPreview } }: { setUp: SetUp }): ReactElement {
  const folder = setting('download.outputDir');
  const quality = setting('download.quality');
  const isAccountNeeded = !isPreview || source.hasAccount;
  return (
    <Stack gap={8}>
      {folder && <StateLine status="ok" title={say.folder(textOf(folder, folder.value))} />}
      {quality && <StateLine status="ok" title={say.quality(textOf(quality, quality.value))} />}
      {isAccountNeeded && <AccountVerdict source={source} />}
      {isAccountNeeded && !source.hasSecret && (
        <StateLine status="warning" title={say.noSecret} text={say.noSecretText} />
      )}
    </Stack>
  );
}
