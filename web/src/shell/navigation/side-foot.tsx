import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { AccountState, DiskState } from '../../now/index.js';
import { ErrorBox } from '../../parts/index.js';
import { sessionQuery, useSigning } from '../../session/index.js';
import { words } from '../../words/index.js';
import { useHelp } from '../keys/help-state.js';
import { SchemeChoice } from './scheme-choice.js';
import classes from './side-foot.module.css';

/** At the foot of the column, and of the sheet of a phone: account, disk, colours, the way out. */
export function SideFoot({ onLeave }: { onLeave?: () => void }): ReactElement {
  const { data: session } = useQuery(sessionQuery);
  const { signOut } = useSigning();
  const openHelp = useHelp(({ open }) => open);
  const leaving = useMutation({ mutationFn: signOut });
  return (
    <Stack mt="auto" gap={6}>
      <AccountState onLeave={onLeave} />
      <DiskState />
      <Group gap={6} wrap="nowrap" mt={4}>
        <SchemeChoice />
        <ActionIcon
          className={classes.keys}
          variant="subtle"
          color="gray"
          size={38}
          aria-label={words.shell.keys.open}
          onClick={openHelp}
        >
          <IconKeyboard size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Group>
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
