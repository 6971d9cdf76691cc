import { Button, Stack } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { AccountState, DiskState } from '../now/index.js';
import { ErrorBox } from '../parts/index.js';
import { sessionQuery, useSigning } from '../session/index.js';
import { words } from '../words/index.js';
import { SchemeChoice } from './scheme-choice.js';

/** At the foot of the column, and of the sheet of a phone: account, disk, colours, the way out. */
export function SideFoot({ onLeave }: { onLeave?: () => void }): ReactElement {
  const { data: session } = useQuery(sessionQuery);
  const { signOut } = useSigning();
  const leaving = useMutation({ mutationFn: signOut });
  return (
    <Stack mt="auto" gap={6}>
      <AccountState onLeave={onLeave} />
      <DiskState />
      <SchemeChoice />
      {session?.needsToken && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconLogout size={18} stroke={1.75} aria-hidden />}
          loading={leaving.isPending}
          onClick={() => {
            leaving.mutate();
          }}
        >
          {words.session.signOut}
        </Button>
      )}
      {leaving.error && <ErrorBox error={leaving.error} onDismiss={leaving.reset} />}
    </Stack>
  );
}
