import { Alert, Anchor } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { words } from '../words/index.js';
import { useSourceStatus } from './wish/use-source-status.js';

/** Says before anything is added that music will wait for an account. */
export function AccountNotice(): ReactElement | null {
  const status = useSourceStatus();
  if (!status || (status.hasAccount && status.hasSecret)) return null;
  const [title, text] = status.hasAccount
    ? [words.add.noSecret, words.add.noSecretText]
    : [words.add.noAccount, words.add.noAccountText];
  return (
    <Alert variant="light" icon={<IconKey aria-hidden stroke={1.75} />} title={title} mb="md">
      {text}{' '}
      <Anchor component={Link} href="/settings#account" inherit underline="always">
        {words.add.toAccount}
      </Anchor>
    </Alert>
  );
}
